-- Innocent statements that look like hostile ones, one a line, run in order in one lake.

select 'select * from read_text(''/etc/passwd'')' as text
select 1 as "getenv", 2 as "read_text", 3 as current_setting
select getenv from (select 1 as getenv)
select read_text.x from (select 1 as x) read_text
select {'current_setting': 1}.current_setting
select struct_pack(query := 1).query
select ({"it's": 1})."it's", ({'a"b': {'c''d': 2}})."a""b"."c'd"
with duckdb_settings as (select 1 as a) select * from duckdb_settings
with "canary.csv" as (select 1 as a) select * from "canary.csv"
with "Ä" as (select 1 as a) select * from "Ä"
with Q as (select 1 as a), r as (select a from q) select * from R
with recursive n(i) as (select 1 union all select i + 1 from N where i < 5) select count(*) from n
select ';' as ";", '--' as "--", '/*' as "/*"
select 1 /* ; drop table t */ -- ; drop table t
select $$drop table t; --$$, $x$ $$ $x$, e'\n', r'\n', x'41'
select "a""b" from (select 1 as "a""b")
select "select" from (select 1 as "select")
select 'a' || chr(0) is not null
select id = 1, id <> 1, id < 1, id is distinct from 1, 5!, -id, @id, ~id from t
select 1 + 2 * 3 // 2 % 5 << 1 & 7 | 8, 2 ^ 3 ** 2
select list_aggregate([1, 2, 3], 'sum'), list_aggr(['a', 'b'], 'string_agg', '-')
select list_transform([1, 2], lambda x: x + 1), list_filter([1, 2], lambda x: x > 1), list_reduce([1, 2], lambda a, b: a + b)
select [x + 1 for x in [1, 2] if x > 1]
select json_transform('{"a": 1}', '{"a": "decimal(10, 2)"}'), '{"a": 1}'->'a', '{"a": 1}'::json->>'$.a'
select current_user, current_schema, current_date is not null, now() is not null, version() is not null
select parse_path('/etc/passwd'), parse_filename('../x.csv'), path_join('a', '..', 'b')
select 'http://127.0.0.1/x', 's3://bucket/x', '../x', '~/x'
select regexp_replace('aaa', '(a+)+$', 'b'), 'x' similar to 'x*', 'x' ~ 'x'
select error_text from (select 'INTERNAL Error: x' as error_text)
select * from range(3) r(i), generate_series(1, 2), unnest(['a'])
select * from json_each('{"a": 1}'), repeat_row(1, num_rows = 2)
select * from read_csv('inside.csv')
select * from read_csv('./inside.csv')
select * from read_csv('./../files/inside.csv')
select * from read_csv('in' || 'side.csv', header = true, filename = true, all_varchar = true)
select * from read_csv(['inside.csv', 'inside.csv'], union_by_name = true)
select * from read_csv('*side.csv', columns = {'a': 'varchar', 'b': 'bigint'})
select * from read_parquet('inside.parquet', file_row_number = true)
select * from read_files('inside.csv', format => 'csv')
select * from read_csv('{outside}/allowed/fine.csv')
select * from (describe select * from read_csv('inside.csv'))
summarize t
describe query select getenv from (select 1 as getenv)
explain select * from t where name = 'getenv()'
select * from t version as of 1
select * from t version as of (0 + 1)
select * from t@v1
select * from table_changes('t', 1)
select * from delta_scan('files/placed')
select * from delta.`files/placed`
select count(*) from information_schema.tables where table_name = 't'
select count(*) from system.information_schema.columns
pivot t on id using count(*)
pivot t on id in (1, 2) using max(name)
unpivot t on columns(lambda c: c = 'name') into name n value v
create table "drop table t; --" ("a""b'c" int comment 'x''; drop table t', "`" string default 'it''s')
insert into "drop table t; --" ("a""b'c") values (1)
update "drop table t; --" set "a""b'c" = 2 where "`" = 'it''s'
merge into "drop table t; --" x using (select 2 as "a""b'c") s on s."a""b'c" = x."a""b'c" when matched then update set "`" = 'a''b'
comment on table "drop table t; --" is 'getenv(''HOME''); drop table t'
alter table "drop table t; --" set tblproperties ('x''; drop' = '${env:HOME}')
alter table "drop table t; --" set tags ('k''y' = 'v"w')
optimize "drop table t; --" zorder by ("a""b'c")
show create table "drop table t; --"
drop table "drop table t; --"
create table hive (id int, p string) partitioned by (p)
insert into hive values (1, '*'), (2, '..'), (3, '../../x'), (4, ''), (5, 'a=b/c'), (6, '%2F'), (7, '{a,b}'), (8, '?')
select count(*) = 1 from hive where p = '*'
delete from hive where p = '../../x'
drop table hive
create table odd (`__s0__` int, __t0 int, __index_level_0__ int, __START_AT int)
select `__s0__`, __t0, __index_level_0__, __start_at from odd
drop table odd
create view getenv as select 1 as a
select * from getenv
drop view getenv
create function getenv(x string) returns string return 'mine ' || x
select getenv('HOME')
drop function getenv
create function secret_number(a int default 41) returns int return a + 1
select secret_number()
drop function secret_number
create temp view mine as select * from t
select * from mine
drop view mine
declare variable later string default 'now()'
select session.later, getvariable('later')
set var later = 'current_setting(''threads'')'
set time zone 'Europe/Berlin'
set time zone 'UTC'
copy into loaded from 'inside.csv' fileformat = csv format_options ('header' = 'true', 'delimiter' = ',')
create table placed2 (a int) location 'files/deep/../deep/placed'
create table placed3 (a int) location '{outside}/allowed/placed'
insert into placed3 values (1)
drop table placed3
