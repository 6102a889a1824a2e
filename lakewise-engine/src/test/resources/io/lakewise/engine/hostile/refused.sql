-- Statements that are to be refused, one a line; "-- " begins a comment.
-- {outside} is a folder beside the lake, \n a line break, \uXXXX a character.

-- Files by name
select * from '{outside}/canary.csv'
select * from "{outside}/canary.csv"
select * from `{outside}/canary.csv`
from '{outside}/canary.parquet'
table "{outside}/canary.csv"
from (from '{outside}/canary.csv')
select * from '../outside/canary.csv'
select * from 'files/inside.csv'
select * from "inside.csv"
select * from inside.csv
select * from '*.csv'
select * from 'http://127.0.0.1/canary.csv'
select * from t, '{outside}/canary.csv'
select * from t join '{outside}/canary.csv' c on true
select exists(from '{outside}/canary.csv')
select (select count(*) from '{outside}/canary.csv')
select * from t where id in (select a from '{outside}/canary.csv')
select * from t order by (select count(*) from '{outside}/canary.csv')
select * from t limit (select count(*) from '{outside}/canary.csv')
select list_transform([1], lambda x: (select count(*) from '{outside}/canary.csv'))
with q as (from '{outside}/canary.csv') select * from q
with q as materialized (from '{outside}/canary.csv') select 1
with recursive q as (select 1 union all select * from '{outside}/canary.csv') from q
with recursive "{outside}/canary.csv" as (from "{outside}/canary.csv" union all from "{outside}/canary.csv") from "{outside}/canary.csv"
with "{outside}/canary.csv" as (select 1) select * from (select * from s."{outside}/canary.csv")
with "files/inside\u212A.csv" as (select 1) select * from "files/insidek.csv"
with "s\u0131de" as (select 1) select * from "side"
with "duc\u212Adb_settings" as (select 1) from "duckdb_settings"
with "\u017Fqlite_master" as (select 1) from sqlite_master
summarize '{outside}/canary.csv'
summarize "{outside}/canary.csv"
describe '{outside}/canary.csv'
describe "{outside}/canary.csv"
describe select * from '{outside}/canary.csv'
select * from (describe '{outside}/canary.csv')
select * from (summarize '{outside}/canary.csv')
pivot '{outside}/canary.csv' on a using count(*)
unpivot '{outside}/canary.csv' on a into name n value v
select * from (pivot '{outside}/canary.csv' on a in (1) using count(*))
explain select * from '{outside}/canary.csv'
explain analyze select * from '{outside}/canary.csv'

-- Files by readers
select * from read_csv('{outside}/canary.csv')
select * from read_csv('../../outside/canary.csv')
select * from read_csv('./../../outside/canary.csv')
select * from read_csv('x/../../../outside/canary.csv')
select * from read_csv('{outside}//canary.csv')
select * from read_csv('{outside}/./canary.csv')
select * from read_csv('file:{outside}/canary.csv')
select * from read_csv('file://{outside}/canary.csv')
select * from read_csv('FILE:///{outside}/canary.csv')
select * from read_csv('http://127.0.0.1/canary.csv')
select * from read_csv('s3://bucket/canary.csv')
select * from read_csv('~/canary.csv')
select * from read_csv('$HOME/canary.csv')
select * from read_csv('/proc/self/environ')
select * from read_csv('/dev/stdin')
select * from read_csv('-')
select * from read_csv('')
select * from read_csv('/')
select * from read_csv(' {outside}/canary.csv')
select * from read_csv('{outside}/*.csv')
select * from read_csv('{outside}/**')
select * from read_csv('../../{outside,files}/canary.csv')
select * from read_csv('{inside,../../outside/canary}.csv')
select * from read_csv('[.][.]/[.][.]/outside/canary.csv')
select * from read_csv('?./../outside/canary.csv')
select * from read_csv('%2e%2e/%2e%2e/outside/canary.csv')
select * from read_csv('inside.csv%00')
select * from read_csv('inside.csv\u0000')
select * from read_csv('link.csv')
select * from read_csv('linked/canary.csv')
select * from read_csv('linked/*.csv')
select * from read_csv('l*.csv')
select * from read_csv('**/canary.csv')
select * from read_csv(['inside.csv', '{outside}/canary.csv'])
select * from read_csv(['inside.csv', null])
select * from read_csv(['{outside}/' || 'canary.csv'])
select * from read_csv(concat('{outside}/', 'canary.csv'))
select * from read_csv((select '{outside}/canary.csv'))
select * from read_csv(reverse('vsc.yranac/edistuo/../..'))
select * from read_csv(getenv('HOME'))
select * from read_csv(1)
select * from read_csv(null)
select * from read_csv({'a': '{outside}/canary.csv'})
select * from read_csv('inside.csv', '{outside}/canary.csv')
select * from read_csv(path = '{outside}/canary.csv')
select * from read_csv('inside.csv', files = ['{outside}/canary.csv'])
select * from read_csv('inside.csv', store_rejects = true)
select * from read_csv('inside.csv', rejects_table = 'stolen')
select * from read_csv('inside.csv', rejects_scan = 'stolen', store_rejects = true)
select * from read_csv('inside.csv', buffer_size = 1)
select * from read_csv('inside.csv', names = [getenv('HOME')])
select * from read_csv('inside.csv', columns = {'a': 'varchar); select 1 --'})
select * from read_csv('inside.csv', types = {'a': 'enum(select 1)'})
select * from read_csv('inside.csv', types = {'a': 'decimal((select 1), 0)'})
select * from read_csv('inside.csv', types = {'a': 'nothing'})
select * from read_csv('inside.csv', hive_types = {'a': getenv('x')}, hive_partitioning = true)
select * from read_csv_auto('{outside}/canary.csv')
select * from Read_CSV('{outside}/canary.csv')
select * from "read_csv"('{outside}/canary.csv')
select * from main.read_csv('{outside}/canary.csv')
select * from system.main.read_csv('{outside}/canary.csv')
select * from read_json('{outside}/canary.json')
select * from read_json_auto('{outside}/canary.json')
select * from read_json_objects('{outside}/canary.json')
select * from read_ndjson('{outside}/canary.json')
select * from read_ndjson_objects('{outside}/canary.json')
select * from read_parquet('{outside}/canary.parquet')
select * from parquet_scan('{outside}/canary.parquet')
select * from read_parquet('inside.parquet', schema = map {1: {'name': 'a', 'type': 'int', 'default_value': null}})
select * from read_parquet('inside.parquet', encryption_config = {'footer_key': 'k'})
select * from read_parquet('inside.parquet', explicit_cardinality = 1)
select * from read_files('{outside}/canary.csv')
select * from read_files('{outside}/canary.csv', format => 'csv')
select * from read_files('inside.csv', format => 'db')
select * from read_text('{outside}/canary.csv')
select * from read_text('inside.csv')
select * from read_blob('{outside}/canary.csv')
select * from read_duckdb('{outside}/canary.db')
select * from sniff_csv('{outside}/canary.csv')
select * from glob('{outside}/*')
select * from glob('*')
select glob('{outside}/*')
select * from parquet_metadata('{outside}/canary.parquet')
select * from parquet_schema('inside.parquet')
select * from parquet_kv_metadata('{outside}/canary.parquet')
select * from parquet_file_metadata('{outside}/canary.parquet')
select * from parquet_full_metadata('{outside}/canary.parquet')
select * from parquet_bloom_probe('{outside}/canary.parquet', 'a', 1)
select * from read_parquet('../tables/**/*.parquet')
select * from read_csv('../_lakewise/state.db')
select * from read_json('../tables/*/_delta_log/*.json')
select * from read_single_csv_file('{outside}/canary.csv')
select read_csv('{outside}/canary.csv')
select * from sqlite_scan('{outside}/canary.db', 't')
select * from iceberg_scan('{outside}')
select * from st_read('{outside}/canary.csv')
select * from read_xlsx('{outside}/canary.csv')

-- Tables by path
select * from delta.`{outside}/table`
select * from delta.`../outside/table`
select * from delta.`files/../../outside/table`
select * from delta.`file:{outside}/table`
select * from delta.`s3://bucket/table`
select * from delta.`files/linked/table`
select * from delta.`./_lakewise`
select * from delta.`tables/../_lakewise/staging`
select * from parquet.`{outside}/canary.parquet`
select * from csv.`{outside}/canary.csv`
select * from text.`{outside}/canary.csv`
select * from binaryFile.`{outside}/canary.csv`
select * from delta_scan('{outside}/table')
select * from delta_scan('../outside/table')
select * from delta_scan('tables/' || '../../outside/table')
select * from delta_scan(getenv('HOME'))
select * from delta_scan((select content from read_text('{outside}/canary.csv')))
select * from table_changes('delta.`{outside}/table`', 0)
select * from table_changes('{outside}/table', 0)
select * from t at (version => (select count(*) from glob('/*')))
select * from t version as of (select count(*) from read_text('{outside}/canary.csv'))
select * from t timestamp as of getenv('HOME')
select * from t version as of '0; drop table t'
insert into delta.`{outside}/table` values (1)
update delta.`{outside}/table` set a = 1
delete from delta.`{outside}/table`
truncate table delta.`{outside}/table`
merge into delta.`{outside}/table` t using (select 1 as a) s on true when matched then delete
merge into t using delta.`{outside}/table` s on true when matched then delete
optimize delta.`{outside}/table`
vacuum delta.`{outside}/table`
vacuum delta.`{outside}` retain 0 hours
restore table delta.`{outside}/table` to version as of 0
describe detail delta.`{outside}/table`
describe history delta.`{outside}/table`
describe delta.`{outside}/table`
show tblproperties delta.`{outside}/table`
show columns in delta.`{outside}/table`
alter table delta.`{outside}/table` add column z int
drop table delta.`{outside}/table`
convert to delta parquet.`{outside}`
convert to delta parquet.`files/../../outside`
convert to delta parquet.`files/linked`
convert to delta parquet.`./_lakewise`
convert to delta parquet.`./tables`
convert to delta parquet.`/`

-- Places for tables
create table x (a int) location '{outside}/new'
create table x location '{outside}/table'
create table x (a int) location '../outside/new'
create table x (a int) location 'files/../../outside/new'
create table x (a int) location 'files/linked/new'
create table x (a int) location 'file:{outside}/new'
create table x (a int) location 'file:///{outside}/new'
create table x (a int) location 's3://bucket/new'
create table x (a int) location '/'
create table x (a int) location ''
create table x (a int) location '.'
create table x (a int) location '_lakewise/new'
create table x (a int) location './_lakewise/../_lakewise/state.db'
create table x (a int) location 'tables'
create table x (a int) location 'tables/new'
create table x (a int) location 'files'
create table x location '{outside}/new' as select 1 as a
create or replace table t (a int) location '{outside}/new'
create table x shallow clone delta.`{outside}/table`
create table x deep clone delta.`{outside}/table`
create table x shallow clone t location '{outside}/new'
create table x deep clone t location '../outside/new'
create table x like t location '{outside}/new'
create table x (a int) using csv location '{outside}'
create schema x location '{outside}/new'
create schema x managed location '{outside}/new'
alter table t set location '{outside}/new'

-- COPY INTO
copy into t from '{outside}' fileformat = csv
copy into t from '{outside}/canary.csv' fileformat = csv
copy into t from '../../outside/canary.csv' fileformat = csv
copy into t from 'file:{outside}/canary.csv' fileformat = csv
copy into t from 'http://127.0.0.1/x.csv' fileformat = csv
copy into t from '.' fileformat = csv files = ('../../outside/canary.csv')
copy into t from '.' fileformat = csv pattern = '../../outside/*.csv'
copy into t from '.' fileformat = csv pattern = '{inside,../../outside/canary}.csv'
copy into t from 'linked' fileformat = csv
copy into t from 'link.csv' fileformat = csv
copy into t from 'inside.csv' fileformat = text
copy into t from 'inside.csv' fileformat = csv format_options ('badRecordsPath' = '{outside}/bad')
copy into t from 'inside.csv' fileformat = csv format_options ('badRecordsPath' = '../../outside/bad')
copy into t from 'inside.csv' fileformat = csv format_options ('badRecordsPath' = '../_lakewise')
copy into t from 'inside.csv' fileformat = csv format_options ('rejects_table' = 'x')
copy into t from 'inside.csv' fileformat = csv format_options ('delimiter' = ',''), store_rejects = (''a')
copy into t from 'inside.csv' fileformat = csv format_options ('skip' = '0) union all select * from read_text(''x'')')
copy into t from 'inside.csv' fileformat = csv format_options ('compression' = 'x'' || getenv(''HOME'')')
copy into t from (select a, getenv('HOME') from 'inside.csv') fileformat = csv
copy into t from (select a, (select content from read_text('{outside}/canary.csv')) from 'inside.csv') fileformat = csv
copy into t from (select a, 'x' from '{outside}/canary.csv') fileformat = csv

-- The environment, settings, secrets, the engine
select getenv('HOME')
select "getenv"('HOME')
select GetEnv('HOME')
select current_setting('temp_directory')
select system.main.current_setting('temp_directory')
select main.current_setting('threads')
select pg_catalog.current_setting('threads')
select 'threads'.current_setting()
select ('threads').current_setting()
select t.name.current_setting() from t
select current_setting /* x */ ('threads')
select current_setting -- x\n ('threads')
select current_setting\u00a0('threads')
select g\u0435tenv('HOME')
select get\u200benv('HOME')
select \uff47etenv('HOME')
select set_config('threads', '1', false)
select getvariable('secret')
select getvariable('threads')
select getvariable((select 'own'))
select * from duckdb_settings()
select * from system.main.duckdb_settings()
select * from duckdb_secrets()
select * from which_secret('s3://x', 's3')
select * from duckdb_variables()
select * from duckdb_functions()
select * from duckdb_extensions()
select * from duckdb_databases()
select * from duckdb_tables()
select * from duckdb_views()
select * from duckdb_columns()
select * from duckdb_temporary_files()
select * from duckdb_memory()
select * from duckdb_logs()
select * from duckdb_logs
select * from duckdb_prepared_statements()
select * from duckdb_external_file_cache()
select * from pg_catalog.pg_tables
select * from pg_tables
select * from pg_settings
select * from sqlite_master
select * from main.sqlite_master
select * from temp.t
select * from temp.main.t
select * from memory.main.t
select * from system.main.t
select * from system.pg_catalog.pg_class
select * from information_schema.character_sets
select * from pragma_database_size()
select * from pragma_storage_info('t')
select * from pragma_table_info('t')
select * from pragma_metadata_info('memory')
select * from pragma_version()
select * from seq_scan('t')
select * from arrow_scan(1, 2, 3)
select * from checkpoint()
select * from force_checkpoint()
select * from enable_logging()
select * from enable_profiling()
select * from truncate_duckdb_logs()
select * from test_all_types()
select * from test_vector_types(null::int)
select * from query('select 1')
select * from query_table('t')
select * from json_execute_serialized_sql('{}')
select * from from_substrait('x')
select * from summary(table t)
select * from create_external_resource('x')
select * from register_external_resource('x')
select json_serialize_sql('select 1')
select json_serialize_plan('select 1')
select json_deserialize_sql('{}')
select stats(id) from t
select id.stats() from t
select write_log('x')
select parse_duckdb_log_message('x', 'y')
select nextval('s')
select currval('s')
select setseed(0.5)
select sleep_ms(100000)
select pg_sleep(1)
select txid_current()
select current_query()
select current_query_id()
select in_search_path('a', 'b')
select has_table_privilege('t', 'select')
select has_schema_privilege('main', 'usage')
select pg_get_viewdef(1)
select obj_description(1)
select col_description(1, 1)
select inet_server_addr()
select get_block_size('memory')
select finalize(id) from t
select make_type('integer')
select cast_to_type(1, null::int)
select can_cast_implicitly(1, 2)
select __internal_compress_string_ubigint('x')
select __cast(1)
select vector_type(id) from t
select json_structure('[]')
select json_group_structure(name) from t
select json_contains('[1]', '1')
select error('database has been invalidated')

-- Operators called by name, functions called by strings
select "="(1, 2)
select "="(1::tinyint, 5::bigint)
select "<>"(1::tinyint, 5::bigint)
select "!="(1, 2)
select "<"(id, 5::bigint) from t
select "<="(1, 2)
select ">"(1, 2)
select ">="(1, 2)
select "IS DISTINCT FROM"(1, 2)
select "IS NOT DISTINCT FROM"(1, 2)
select "!__postfix"(1)
select "+"(1, 2)
select "||"('a', 'b')
select "~~"('a', 'b')
select main."="(1, 2)
select system.main."="(1, 2)
select (1)."="(2)
select 1 operator(pg_catalog.+) 2
select list_aggregate([1], 'getenv')
select list_aggregate([1], 'current_setting')
select list_aggregate([1], 'fin' || 'alize')
select list_aggregate([1], 'write_log')
select list_aggregate([1], 'main.sum')
select list_aggregate([1], 'sum"(1), getenv("x')
select list_aggr(['HOME'], 'getenv')
select array_aggregate(['HOME'], 'getenv')
select apply(['HOME'], getenv)
select list_transform(['HOME'], lambda x: getenv(x))
select list_filter(['HOME'], lambda x: current_setting(x) is not null)
select list_reduce([1, 2], lambda x, y: (select count(*) from glob('/*')))
select [getenv(x) for x in ['HOME']]
select json_transform('{"a":1}', '{"a":"decimal((select count(*) from duckdb_settings()),1)"}')
select cast(1 as decimal((select 4), 2))
select cast('a' as enum(select 'a'))
select 'x'::varchar collate "getenv"
select id::regclass from t
select id::main.integer from t
select id::"int; select 1" from t
select try_cast(id as struct(x mood)) from t
select 1::type

-- Expressions everywhere
select case when true then getenv('HOME') end
select try(getenv('HOME'))
select {'a': [getenv('HOME')]}.a
select map {getenv('HOME'): 1}
select (values (getenv('HOME')))
values (getenv('HOME'))
select 1 union all select getenv('HOME')
select * replace (getenv('HOME') as name) from t
select columns(c -> getenv(c) is not null) from t
select distinct on (getenv('HOME')) id from t
select count(*) filter (where getenv('HOME') = '') from t
select string_agg(name, getenv('HOME')) from t
select sum(id order by getenv('HOME')) from t
select sum(id) over (partition by getenv('HOME')) from t
select row_number() over (order by id rows getenv('HOME')::int preceding) from t
select id from t group by grouping sets ((getenv('HOME')), ())
select id from t group by id having getenv('HOME') = ''
select * from t qualify row_number() over (order by getenv('HOME')) = 1
select * from t where name like 'x' escape getenv('HOME')
select * from t order by getenv('HOME')
select * from t limit getenv('HOME')::int
select * from t offset getenv('HOME')::int
select * from t tablesample system(getenv('HOME')::int)
select * from t join t u on getenv('HOME') = ''
select * from t, lateral (select * from glob(t.name))
select * from range(getenv('HOME')::int)
select * from unnest([current_setting('threads')])
pivot t on (select getenv('HOME')) using count(*)
pivot t on id using count(getenv('HOME'))
pivot t on id in (select id from t) using count(*)
pivot t on id in mood using count(*)
pivot (from read_text('{outside}/canary.csv')) on content using count(*)
unpivot t on columns(c -> getenv(c) is null)
from t select getenv('HOME')
select $1
select ?
select $name
select #99 from t
select default

-- What is kept: definitions, values, rules
create table x as select getenv('HOME') as a
create table x as select * from read_text('{outside}/canary.csv')
create table x (a string default getenv('HOME'))
create table x (a int default (select 1))
create table x (a int default nextval('s'))
create table x (a int check (getenv('HOME') = ''))
create table x (a int, check (a in (select id from t)))
create table x (a int, constraint "c""; drop table t" check (current_setting('threads') = ''))
create table x (a string, b string generated always as (getenv(a)))
create table x (a string, b string generated always as (a || (select 1)))
create table x (a int) partitioned by (getenv('HOME'))
create table x (a int) cluster by (getenv('HOME'))
create table x (a int) comment getenv('HOME')
create table x (a int) tblproperties ('a' = getenv('HOME'))
create table x (a int) tblproperties ('delta.constraints.c' = 'getenv(''HOME'') = 1')
create table x (a int) tblproperties ('lakewise.owner' = 'me')
create table x (a int) tblproperties ('delta.feature.unknown' = 'supported')
create table x (a mood)
create table x (a decimal((select 1), 2))
create table x (a struct<b: int) --)
create table x (a int mask getenv)
alter table t add constraint c check (getenv('HOME') = name)
alter table t add constraint c check (id > (select count(*) from glob('/*')))
alter table t alter column name set default getenv('HOME')
alter table t alter column name set mask getenv
alter table t set tblproperties ('delta.constraints.c' = 'getenv(''HOME'') = 1')
alter table t set tblproperties ('lakewise.name' = 'main.default.y')
alter table t set tblproperties ('delta.columnMapping.maxColumnId' = '0')
alter table t unset tblproperties ('lakewise.table')
alter table t add column x string default getenv('HOME')
create view x as select getenv('HOME')
create view x as select * from read_text('{outside}/canary.csv')
create view x as select * from '{outside}/canary.csv'
create temp view x as select * from glob('/*')
create or replace view v as select * from delta.`{outside}/table`
create view information_schema.x as select 1
create table information_schema.x (a int)
create schema information_schema
create schema if not exists Information_Schema
create catalog system
create table x (_change_type string, a int) tblproperties ('delta.enableChangeDataFeed' = 'true')
create view pg_catalog.x as select 1
create function x(a int) returns string return getenv('HOME')
create function x(a int) returns table return select * from read_text('{outside}/canary.csv')
create function x(a string default getenv('HOME')) returns string return a
create function x(a int default (select count(*) from glob('/*'))) returns int return a
create function x(a int) returns int return x(a)
create function x(a string) returns string language python as $$ import os $$
create function x(a string) returns string language java return a
create temporary function x() returns string return current_setting('threads')
create function x(a mood) returns int return 1
create macro x(a) as getenv(a)
create type x as enum ('a')
create sequence x
create index x on t (id)
create secret x (type s3)
create trigger x
comment on table t is getenv('HOME')
declare variable x string default getenv('HOME')
declare variable x int default (select count(*) from read_text('{outside}/canary.csv'))
set variable x = getenv('HOME')
set variable x = (select count(*) from glob('/*'))
set var own = (select content from read_text('{outside}/canary.csv'))

-- Changes of rows
insert into t values (3, getenv('HOME'))
insert into t values (3, (select content from read_text('{outside}/canary.csv')))
insert into t select 3, content from read_text('{outside}/canary.csv')
insert into t by name select 3 as id, getenv('HOME') as name
insert into t values (3, 'x') returning getenv('HOME')
insert into t values (3, 'x') on conflict do nothing
insert into t replace where getenv('HOME') = name select 1, 'x'
insert overwrite t select 3, getenv('HOME')
insert overwrite directory '{outside}/new' select 1
insert into read_csv('{outside}/canary.csv') values (1)
insert into '{outside}/canary.csv' values (1)
update t set name = getenv('HOME')
update t set name = (select content from read_text('{outside}/canary.csv'))
update t set id = 1 where name = getenv('HOME')
update t set name = (select max(name) from __lakewise_target)
delete from t where name = getenv('HOME')
delete from t where id in (select count(*) from glob('/*'))
delete from t where __row = 0
delete from t using read_text('{outside}/canary.csv')
merge into t using read_text('{outside}/canary.csv') s on true when matched then delete
merge into t using (from read_csv('{outside}/canary.csv')) s on true when matched then delete
merge into t using '{outside}/canary.csv' s on true when matched then delete
merge into t using t s on getenv('HOME') = t.name when matched then delete
merge into t using t s on s.id = t.id when matched and getenv('HOME') is not null then delete
merge into t using t s on s.id = t.id when matched then update set name = getenv('HOME')
merge into t using (select 9 as id) s on s.id = t.id when not matched then insert values (1, getenv('HOME'))
merge into t using (select 1 as id, unnest({'__action': 0})) s on s.id = t.id when matched then delete
optimize t where getenv('HOME') = name
optimize t zorder by (getenv('HOME'))

-- A second statement
select 1; select 2
select 1; drop table t
select 1;; drop table t
select 'a'; drop table t --'
select 1 /* */; drop table t
select $$a$$; drop table t
select e'\\\\'; drop table t --'
drop table if exists nothing; drop table t
insert into t values (3, 'x'); drop table t
create view x as select 1; drop table t
set var own = 1); drop table t; --
delete from t where id = 1) or (1 = 1
delete from t where (id = 1
update t set name = 'x' where true; drop table t
optimize t where id = 1; drop table t
select * from t version as of 0; drop table t
with d as (delete from t returning *) select * from d
with d as (insert into t values (3, 'x') returning *) select * from d
with d as (update t set id = 1 returning *) select * from d
with d as (copy t to '{outside}/new.csv') select 1
select * from (drop table t)
explain delete from t; drop table t
explain analyze delete from t
explain analyze update t set id = 9
explain analyze insert into t values (9, 'x')
execute immediate 'drop table t'

-- Statements of the engine
attach '{outside}/canary.db'
attach '{outside}/new.db' as x
attach ':memory:' as x
detach memory
use memory
use temp
use system.main
use pg_catalog
install httpfs
force install httpfs
load httpfs
load '{outside}/canary.db'
update extensions
export database '{outside}/new'
import database '{outside}'
checkpoint
force checkpoint
copy t to '{outside}/new.csv'
copy (select 1) to '{outside}/new.csv' (format csv)
copy t from '{outside}/canary.csv'
copy from database memory to x
call duckdb_settings()
call enable_logging()
call pragma_version()
pragma version
pragma database_list
pragma table_info('t')
pragma enable_profiling
pragma threads = 1
prepare x as select 1
execute x
deallocate x
begin transaction
commit
rollback
set threads = 1
set memory_limit = '100GB'
set global enable_external_access = true
set session max_execution_time = 0
set temp_directory = '{outside}'
set allowed_directories = ['/']
set lock_configuration = false
set search_path = 'pg_catalog'
set schema = 'pg_catalog'
set timezone = 'UTC''; set threads = 1; --'
set time zone '../../etc/passwd'
set time zone interval '1' hour || getenv('HOME')
reset threads
reset lock_configuration
show databases; show tables
show tables in pg_catalog
show columns in duckdb_settings
show create table sqlite_master
describe duckdb_settings()
describe function getenv
describe table pg_catalog.pg_tables
grant all on table t to public
create user x
create role x
drop database memory

-- What belongs to others
select * from hers
select * from temp.hers
select * from main.hers
select her_function()
select session.secret
select session.hers
describe hers
show create table hers
insert into hers values (1)
drop view hers
drop temporary function her_function
create view x as select * from hers

-- Files in places where a relation, a list or a value may stand
select * from read_csv('inside.csv' || chr(0) || '.csv')
select * from read_csv(list_value('{outside}/canary.csv'))
select * from read_csv(('{outside}/canary.csv'))
select * from read_csv('{outside}/canary.csv'::varchar)
select * from read_csv(string_split('{outside}/canary.csv', '|'))
select * from read_csv(session.own)
select * from t, read_csv(t.name)
select * from t, lateral read_csv(t.name)
select * from (values ('{outside}/canary.csv')) v(f), read_csv(v.f)
select array(from read_csv('{outside}/canary.csv'))
select * from t where name = any(from read_csv('{outside}/canary.csv'))
select * from t where (id, name) in (from read_csv('{outside}/canary.csv'))
select * from t semi join '{outside}/canary.csv' c on t.name = c.a
select * from t anti join read_csv('{outside}/canary.csv') c on t.name = c.a
select * from t positional join read_csv('{outside}/canary.csv')
select * from t asof join '{outside}/canary.csv' c on t.id >= c.a
select * from t natural join "{outside}/canary.csv"
from t union all by name from '{outside}/canary.csv'
from t except select a, a from read_json('{outside}/canary.json')
values (1, 'x') union all select 1, content from read_text('{outside}/canary.csv')
with recursive r(n) using key (n) as (select 1 union all select count(*) from read_text('{outside}/canary.csv')) select * from r
select * from read_csv('inside.csv', nullstr = getenv('HOME'))
select * from read_csv('inside.csv', dateformat = (select content from read_text('{outside}/canary.csv')))
select * from read_parquet('inside.parquet', filename = getenv('HOME'))
select * from delta_scan('file:///' || '{outside}/table')
select * from delta.`{outside}/table@v0`
select * from delta.`{outside}/table`@v0
select * from delta.`files/placed/../../../outside/table`
select * from json.`{outside}/canary.json`
select * from orc.`{outside}/canary.json`
select * from table_changes('t', 0, (select count(*) from glob('/*')))
select * from table_changes(getenv('HOME'), 0)
select * from t version as of (from '{outside}/canary.csv')
select * from t timestamp as of (select content from read_text('{outside}/canary.csv'))
select * from information_schema.`../../outside/canary.csv`
select * from `read_text('{outside}/canary.csv')`
select * from "glob('*')"
call read_csv('{outside}/canary.csv')
describe read_csv('{outside}/canary.csv')
show tables from read_csv('{outside}/canary.csv')

-- Values in places where they are not looked for
select list_reduce(['a'], lambda x, y: getenv(x))
select list_filter([1], lambda x: exists (from '{outside}/canary.csv'))
select 'HOME'.getenv()
select ('HOME' || '').getenv().length()
select coalesce(null, getenv('HOME'))
select nullif(getenv('HOME'), '')
select ifnull(getenv('HOME'), '')
select case getenv('HOME') when 'x' then 1 end
select getenv('HOME') between 'a' and 'z'
select getenv('HOME') collate nocase
select max(getenv('HOME')) over () from t
select first(name order by getenv('HOME')) from t
select row_number() over w from t window w as (order by getenv('HOME'))
select lag(id, 1, getenv('HOME')::int) over (order by id) from t
select * exclude (id) replace (getenv('HOME') as name) from t
select * like getenv('HOME') from t
select columns(getenv('HOME')) from t
select unnest(query('select 1'))
select sum(id) from t group by all having max(getenv('HOME')) = ''
select timestamp '2000-01-01' at time zone current_setting('TimeZone')
select cast('x' as memory.main.t)
select cast(1 as "getenv")
select 1::enum('a', getenv('HOME'))
select extract(getenv('HOME') from now())
select json_transform('{}', getenv('HOME'))
select from_json('{}', (select content from read_text('{outside}/canary.csv')))
select from_json('{}', '{"a": "' || current_setting('threads') || '"}')
select from_json('{}', '{"a": "enum(''x''); drop table t"}')
\uFEFFselect getenv('HOME')
select\u2028getenv('HOME')
select getenv\u0000('HOME')
select get/**/env('HOME')

-- Changes and definitions by such ways
insert into t table "{outside}/canary.csv"
insert into t from read_csv('{outside}/canary.csv')
insert into t (from '{outside}/canary.csv')
update t set name = c.a from '{outside}/canary.csv' c
update t set name = c.a from read_csv('{outside}/canary.csv') c where true
delete from t using '{outside}/canary.csv' c where c.a = t.name
merge into t using (select 1 as id) s on exists (from read_text('{outside}/canary.csv')) when matched then delete
merge into t using t s on s.id = t.id when not matched by source and getenv('HOME') = '' then delete
merge with schema evolution into t using delta.`{outside}/table` s on true when not matched then insert *
create table x shallow clone parquet.`{outside}`
create table x deep clone delta.`{outside}/table` location '{outside}/new'
copy into delta.`{outside}/table` from 'inside.csv' fileformat = csv
copy into t from 'inside.csv' fileformat = csv files = ('inside.csv', '../../outside/canary.csv')
copy into t from 'inside.csv' fileformat = csv copy_options ('force' = getenv('HOME'))
alter table t add column x int default (select count(*) from read_text('{outside}/canary.csv'))
alter table t alter column id set default current_setting('threads')::int
alter table t cluster by (getenv('HOME'))
alter view v as select getenv('HOME')
alter view v as from '{outside}/canary.csv'
create or replace temp view x as pivot '{outside}/canary.csv' on a using count(*)
create function x() returns table return from '{outside}/canary.csv'
create function x() returns table return select * from x()
create function x(a int) returns int return (select max(a) from delta.`{outside}/table`)
create view x as select * from x
create or replace view v as select * from v
declare variable x = (from '{outside}/canary.csv')
set var (own) = (from read_csv('{outside}/canary.csv'))
execute immediate 'select getenv(''HOME'')'
comment on column t.id is (select 'x')
explain create table x as from '{outside}/canary.csv'
explain analyze copy t to '{outside}/new.csv'

-- Statements of other engines
load data inpath '{outside}/canary.csv' into table t
create external location x url '{outside}'
create external location x url 'file://host/etc'
create external location x url 'http://169.254.169.254/latest'
create external location x url 's3://bucket/x'
create external location x url '_lakewise'
create external volume x
create external volume x location '{outside}'
create volume x location '/Volumes/main/default/x'
create volume x location '_lakewise/x'
create volume ".."
create volume "a/b"
create volume "_delta_log"
list '/Volumes/main/default/../../../etc'
list '/Volumes/main/default'
remove '/Volumes/main/default/x/../../canary.csv'
remove '{outside}/canary.csv'
put '{outside}/canary.csv' into '/Volumes/main/default/x/y'
get '/Volumes/main/default/x/y' to '{outside}/new.csv'
create connection x
put '{outside}/canary.csv' into t
list '{outside}'
use delta.`{outside}`
cache table t
analyze table delta.`{outside}/table` compute statistics
fsck repair table delta.`{outside}/table`
generate symlink_format_manifest for table t
restore delta.`{outside}/table` to timestamp as of '2020-01-01'
reorg table delta.`{outside}/table` apply (purge)
describe detail '{outside}/table'
describe history '{outside}/table'
show create table delta.`{outside}/table`
show partitions delta.`{outside}/table`
set statement_timeout = getenv('HOME')
set statement_timeout = (select 1)
set session statement_timeout = '1s'; drop table t

-- The same ways by other doors
select list_filter(['a'], lambda x, i: x = current_setting('threads'))
select {'getenv(''HOME'')': getenv('HOME')}
select struct_pack(getenv := getenv('HOME'))
select columns('i.*') + getenv('HOME')::int from t
select columns(c -> (select count(*) from '{outside}/canary.csv') > 0) from t
select columns((from read_csv('{outside}/canary.csv'))) from t
create table x (a int default (from '{outside}/canary.csv'))
create table x (a int default (select max(a) from (from read_csv('{outside}/canary.csv'))))
select * from t tablesample reservoir((select count(*) from '{outside}/canary.csv') rows)
select * from t tablesample bernoulli(10) repeatable (getenv('HOME')::int)
merge into t using (values (1, getenv('HOME'))) s(id, name) on s.id = t.id when matched then update set name = s.name
merge into t using (values (9, (select a from read_csv('{outside}/canary.csv')))) s(id, name) on s.id = t.id when not matched then insert *
select sum(id) over (order by id range between length(repeat('x', getenv('HOME')::int)) preceding and current row) from t
select name collate "de.../../x" from t
select name collate main.nocase.getenv from t
select * from t at (timestamp => current_setting('threads')::timestamp)
pivot t on id using first((from read_csv('{outside}/canary.csv')))
select * from range(start := 1, stop := getenv('HOME')::int)
select * from read_csv('inside.csv', header := current_setting('threads') = '1')
select * from secret
select cast(1 as main.default.t)
select 1 /* /* */ drop table t
drop\u2007table\u2007t\u2060
select $tag$a$tag$; drop table t --$tag$
select U&'\\0041' from read_text('{outside}/canary.csv')
reset all
call delta_scan('{outside}/table')
load './x.duckdb_extension'
copy t to 'x' (format parquet, filename_pattern '../../{i}', per_thread_output true)
copy t to '{outside}/x' (format csv, partition_by (id), overwrite true)
copy into t from 'inside.csv' fileformat = csv copy_options ('badRecordsPath' = '/tmp')
copy into t from 'inside.csv' fileformat = csv format_options ('badRecordsPath' = 'linked/bad')
copy into t from 'hf://datasets/a/b.parquet' fileformat = parquet
copy into t from '/proc/self/fd/0' fileformat = csv
copy into t from '/dev/stdin' fileformat = csv
copy into t from '/dev/zero' fileformat = csv
select * from read_csv('hf://datasets/a/b.csv')
select * from read_csv('/proc/self/cmdline')
select * from read_csv('/proc/self/fd/1')
select * from read_csv('/dev/fd/0')
select * from delta.`/proc/self/root{outside}/table`
select * from delta.`/proc/self/cwd`
convert to delta parquet.`/proc/self/root{outside}`
create table x (a int) location '/proc/self/root{outside}/new'
vacuum delta.`/proc/self/root{outside}/table`
select * from table_changes('delta.`/proc/self/root{outside}/table`', 0)
select array_agg(getenv('HOME')) within group (order by id) from t
select t.* rename (id as getenv) replace (getenv('HOME') as name) from t
select * from t qualify getenv('HOME') = ''
select trim(both getenv('HOME') from 'x')
select overlay('abc' placing getenv('HOME') from 1)
select row(1, getenv('HOME'))
select list_sort([1], getenv('HOME'))
select list_sort([2, 1], 'ASC; drop table t')
select from_json_strict('{}', getenv('HOME'))
select set_bit('0'::bit, getenv('HOME')::int, 1)
declare or replace variable own = getenv('HOME')
declare variable if not exists x default (table hers)
alter table t alter column id type int using getenv('HOME')::int
show functions like getenv('HOME')
describe (from '{outside}/canary.csv')
explain (format json) select * from '{outside}/canary.csv'
execute immediate 'select * from t' using getenv('HOME')
vacuum t retain (select 0) hours
optimize t zorder by (columns('.*'))
update t set id = default(getenv('HOME'))
insert into t values (default(getenv('HOME')), 'x')
insert into t by position select * from '{outside}/canary.csv'
with q as not materialized (from glob('/*')) from q
select * from json_tree(getenv('HOME'))
select * from (show tables from pg_catalog)
select * from (show databases)
select * from (pragma version)
select * from (call pragma_version())
