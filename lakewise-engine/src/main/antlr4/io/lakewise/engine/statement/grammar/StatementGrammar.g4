// The outer grammar of Lakewise's SQL. The queries, expressions and types inside a statement stay
// DuckDB's: the rules at "what the user's text is handed on from" take balanced runs of tokens up
// to the word that ends them. The lexer is io.lakewise.engine.statement.Lexer, which the rewriting of
// queries shares; a bare word is the keyword token of its name, or IDENTIFIER_. Tokens that are not
// words end in an underscore.
parser grammar StatementGrammar;

tokens {
    IDENTIFIER_, QUOTED_, STRING_, NUMBER_, PARAMETER_, SYMBOL_, LPAREN_, RPAREN_, LBRACKET_,
    RBRACKET_, LBRACE_, RBRACE_, COMMA_, DOT_, EQUAL_, STAR_, LESS_, GREATER_, MINUS_, PLUS_,
    AT_,
    ALL, ANALYSE, ANALYZE, AND, ANY, ARRAY, AS, ASC, ASYMMETRIC, BOTH, CASE, CAST, CHECK,
    COLLATE, COLUMN, CONSTRAINT, CREATE, DEFAULT, DEFERRABLE, DESC, DESCRIBE, DISTINCT, DO,
    ELSE, END, EXCEPT, FALSE, FETCH, FOR, FOREIGN, FROM, GROUP, HAVING, IN, INITIALLY,
    INTERSECT, INTO, LAMBDA, LATERAL, LEADING, LIMIT, NOT, NULL, OFFSET, ON, ONLY, OR, ORDER,
    PIVOT, PIVOT_LONGER, PIVOT_WIDER, PLACING, PRIMARY, QUALIFY, REFERENCES, RETURNING, SELECT,
    SHOW, SOME, SUMMARIZE, SYMMETRIC, TABLE, THEN, TO, TRAILING, TRUE, UNION, UNIQUE, UNPIVOT,
    USING, VARIADIC, WHEN, WHERE, WINDOW, WITH, ADD, AFTER, ALTER, ALWAYS, APPLY, AUTO, BY,
    CASCADE, CATALOG, CATALOGS, CHANGE, CLONE, CLUSTER, CODEGEN, COLUMNS, COMMENT, CONTAINS,
    CONVERT, COPY, COPY_OPTIONS, COST, DATA, DATABASE, DATABASES, DATE, DAY, DAYS,
    DBPROPERTIES, DECLARE, DEEP, DEFERRED, DEFINER, DELETE, DELTA, DETAIL, DETERMINISTIC, DROP,
    DROPPED, DRY, ENFORCED, EVOLUTION, EXISTS, EXPLAIN, EXTENDED, EXTERNAL, FEATURE,
    FILEFORMAT, FILES, FILTER, FIRST, FORMATTED, FORMAT_OPTIONS, FSCK, FULL, FUNCTION,
    FUNCTIONS, GENERATE, GENERATED, GLOBAL, HISTORY, HOUR, HOURS, IDENTITY, IF, INCREMENT,
    INSERT, INTERVAL, INVOKER, IS, KEY, LANGUAGE, LIKE, LITE, LOCAL, LOCATION, MANAGED, MASK,
    MATCHED, MERGE, MINUTE, MINUTES, MONTH, MONTHS, MSCK, NAME, NO, NONE, NORELY, OF, OPTIMIZE,
    OPTIONS, OVERWRITE, OWNER, PARTITION, PARTITIONED, PARTITIONS, PATTERN, POSITION,
    PRECISION, PROPERTIES, PURGE, QUERY, READS, RECOVER, RELY, RENAME, REORG, REPAIR, REPLACE,
    RESET, RESTORE, RESTRICT, RETAIN, RETURN, RETURNS, ROW, ROWS, RUN, SCHEMA, SCHEMAS, SECOND,
    SECONDS, SECURITY, SERDE, SERDEPROPERTIES, SESSION, SET, SHALLOW, SOURCE, SQL, START,
    STATISTICS, STOP, STORED, SYNC, SYSTEM, SYSTEM_TIME, SYSTEM_VERSION, TABLES, TAG, TAGS, TARGET,
    TBLPROPERTIES, TEMP, TEMPORARY, TIME, TIMESTAMP, TIMESTAMPTZ, TRUNCATE, TYPE, UNDROP,
    UNSET, UPDATE, USE, USER, VACUUM, VALIDATE, VALUES, VAR, VARIABLE, VARIABLES, VARYING,
    GRANT, GRANTS, GROUPS, METASTORE, REVOKE, USERS, EFFECTIVE, MATCH, POLICIES, POLICY,
    VERSION, VIEW, VIEWS, VIRTUAL, WAREHOUSE, WAREHOUSES, WEEK, WEEKS, WITHOUT, YEAR,
    YEARS, ZONE, ZORDER, VOLUME, VOLUMES, LOCATIONS, URL, LIST, PUT, GET, REMOVE, FORCE,
    ACTION, KEYS, QUERY_TAGS
}

statement : (explain | command) EOF ;

command
    : use | declare | setVariable | dropVariable | setTimeZone | setQueryTags | setOption | reset
    | createSchema | dropSchema | alterSchema | createCatalog | dropCatalog
    | createTable | dropTable | undropTable | alterTable
    | createView | dropView | alterView
    | createFunction | dropFunction
    | insert | update | delete | merge | truncate | copyInto
    | commentOn | setTag | unsetTag
    | describe | show
    | createWarehouse | alterWarehouse | dropWarehouse | startWarehouse | stopWarehouse | useWarehouse
    | grant | revoke | createGroup | alterGroup | dropGroup | alterCatalog | ownFunction
    | createPolicy | dropPolicy
    | createVolume | dropVolume | alterVolume | createLocation | dropLocation | alterLocation
    | listFiles | putFile | getFile | removeFile
    | restore | vacuum | optimize | reorg | convert | analyze | generate | repair
    | query
    ;

explain : EXPLAIN (shown=(ANALYZE | ANALYSE | EXTENDED | FORMATTED | COST | CODEGEN) | settings=group)? command ;

// ---- session

use : USE level=(CATALOG | SCHEMA | DATABASE)? name | SET level=CATALOG name ;

declare
    : DECLARE (OR REPLACE)? VARIABLE? identifier (COMMA_ identifier)* type? ((DEFAULT | EQUAL_) rest)?
    ;

setVariable
    : SET SESSION? (VAR | VARIABLE) variableAssignment (COMMA_ variableAssignment)*
    | SET (VAR | VARIABLE) names=identifierList EQUAL_ group
    ;

variableAssignment : identifier EQUAL_ assignmentValue ;

dropVariable
    : DROP (TEMPORARY | TEMP) VARIABLE ifExists? identifier
    | RESET VARIABLE identifier
    ;

setTimeZone : SET TIME ZONE (string | LOCAL | INTERVAL rest) ;

setQueryTags : SET queryTag (COMMA_ queryTag)* | SET QUERY_TAGS ;

queryTag : QUERY_TAGS LBRACKET_ key=string RBRACKET_ EQUAL_ (value=string | NULL | UNSET) ;

setOption : SET (SESSION | LOCAL)? optionKey (EQUAL_ | TO) rest ;

reset : RESET SESSION? optionKey? ;

optionKey : identifier (DOT_ anyWord)* ;

// ---- schemas and catalogs

createSchema
    : CREATE (OR REPLACE)? (SCHEMA | DATABASE) ifNotExists? name schemaOption*
    ;

schemaOption
    : COMMENT comment=string
    | MANAGED? LOCATION location=string
    | WITH (DBPROPERTIES | PROPERTIES) properties
    ;

dropSchema : DROP (SCHEMA | DATABASE) ifExists? name (CASCADE | RESTRICT)? ;

alterSchema : ALTER (SCHEMA | DATABASE) name schemaChange ;

schemaChange
    : RENAME TO name                                # renameSchema
    | SET? OWNER TO (identifier | string)           # ownSchema
    | SET (DBPROPERTIES | PROPERTIES) properties    # setSchemaProperties
    | SET TAGS properties                           # setSchemaTags
    | UNSET TAGS propertyKeys                       # unsetSchemaTags
    ;

createCatalog : CREATE CATALOG ifNotExists? name (COMMENT string)? ;

dropCatalog : DROP CATALOG ifExists? name (CASCADE | RESTRICT)? ;

// ---- tables

createTable
    : creation name tableElements? tableOption* (AS query)?
    | creation name LIKE source=name tableOption*
    | creation name depth=(SHALLOW | DEEP)? CLONE source=name timeTravel? tableOption*
    ;

creation
    : CREATE (OR REPLACE)? EXTERNAL? TABLE ifNotExists?
    | REPLACE TABLE
    ;

tableElements : LPAREN_ tableElement (COMMA_ tableElement)* RPAREN_ ;

tableElement : tableConstraint | columnDefinition ;

columnDefinition : columnPath type columnOption* ;

columnOption
    : NOT NULL                                                          # notNull
    | NULL                                                              # nullable
    | DEFAULT columnDefault                                             # defaultValue
    | GENERATED ALWAYS AS group (STORED | VIRTUAL)?                     # generation
    | GENERATED (ALWAYS | BY DEFAULT) AS IDENTITY identityOptions?      # identity
    | COMMENT string                                                    # columnComment
    | columnMask                                                        # mask
    | (CONSTRAINT identifier)? PRIMARY KEY constraintNote*              # columnPrimaryKey
    | (CONSTRAINT identifier)? UNIQUE                                   # columnUnique
    | (CONSTRAINT identifier)? CHECK group                              # columnCheck
    | (CONSTRAINT identifier)? (FOREIGN KEY)? REFERENCES name identifierList?
      (constraintNote | referenceNote)*                                 # columnReferences
    ;

identityOptions : LPAREN_ identityOption* RPAREN_ ;

identityOption
    : START WITH? start=integer
    | INCREMENT BY? increment=integer
    | COMMA_
    ;

tableConstraint
    : (CONSTRAINT identifier)? CHECK group (NOT? ENFORCED)?             # check
    | (CONSTRAINT identifier)? PRIMARY KEY identifierList constraintNote*      # primaryKey
    | (CONSTRAINT identifier)? UNIQUE identifierList                    # unique
    | (CONSTRAINT identifier)? FOREIGN KEY columns=identifierList
      REFERENCES name parents=identifierList?
      (constraintNote | referenceNote)*                                 # foreignKey
    ;

constraintNote : NOT ENFORCED | RELY | NORELY | INITIALLY DEFERRED | NOT? DEFERRABLE ;

referenceNote : MATCH FULL | ON (UPDATE | DELETE) NO ACTION ;

tableOption
    : USING identifier                                # using
    | PARTITIONED BY LPAREN_ partitionColumn (COMMA_ partitionColumn)* RPAREN_   # partitionedBy
    | clustering                                      # clusteredBy
    | LOCATION string                                 # location
    | COMMENT string                                  # tableComment
    | WITH? rowFilter                                 # filteredBy
    | (TBLPROPERTIES | OPTIONS) properties            # tableProperties
    ;

partitionColumn : identifier (type columnOption*)? ;

clustering : CLUSTER BY (LPAREN_ (columnPath (COMMA_ columnPath)*)? RPAREN_ | AUTO | NONE) ;

dropTable : DROP TABLE ifExists? name (PURGE | CASCADE | RESTRICT)? ;

undropTable : UNDROP TABLE name ;

alterTable : ALTER TABLE ifExists? name tableChange ;

tableChange
    : ADD (COLUMN | COLUMNS)? (addedColumn (COMMA_ addedColumn)*
        | LPAREN_ addedColumn (COMMA_ addedColumn)* RPAREN_)           # addColumns
    | RENAME COLUMN? columnPath TO identifier                          # renameColumn
    | DROP (COLUMN | COLUMNS) ifExists? (columnPath (COMMA_ columnPath)*
        | LPAREN_ columnPath (COMMA_ columnPath)* RPAREN_)             # dropColumns
    | (ALTER | CHANGE) COLUMN? columnPath columnChange+                # alterColumn
    | CHANGE COLUMN? columnPath renamed=identifier type columnChange*  # changeColumn
    | ADD tableConstraint                                              # addConstraint
    | DROP CONSTRAINT ifExists? identifier (CASCADE | RESTRICT)?       # dropConstraint
    | DROP PRIMARY KEY ifExists? (CASCADE | RESTRICT)?                 # dropPrimaryKey
    | SET (TBLPROPERTIES | PROPERTIES) properties                      # setTableProperties
    | UNSET (TBLPROPERTIES | PROPERTIES) ifExists? propertyKeys        # unsetTableProperties
    | clustering                                                       # alterClustering
    | RENAME TO name                                                   # renameTable
    | SET TAGS properties                                              # setTableTags
    | UNSET TAGS propertyKeys                                          # unsetTableTags
    | DROP FEATURE (identifier | string) (TRUNCATE HISTORY)?           # dropFeature
    | SET? OWNER TO (identifier | string)                              # ownTable
    | (ADD | DROP | RECOVER | RENAME) (PARTITION | PARTITIONS) rest?   # alterPartitions
    | SET rowFilter                                                    # setRowFilter
    | SET (LOCATION | SERDE | SERDEPROPERTIES | ROW | FILEFORMAT) rest # alterStorage
    | DROP ROW FILTER                                                  # dropRowFilter
    ;

// which rows there are for whoever asks, and what stands in the place of a column
rowFilter : ROW FILTER name ON LPAREN_ (element (COMMA_ element)*)? RPAREN_ ;

columnMask : MASK name (USING COLUMNS LPAREN_ (element (COMMA_ element)*)? RPAREN_)? ;

addedColumn : (IF NOT EXISTS)? columnDefinition position? ;

position : FIRST | AFTER identifier ;

columnChange
    : (SET DATA)? TYPE type                     # changeType
    | SET NOT NULL                              # setNotNull
    | DROP NOT NULL                             # dropNotNull
    | SET DEFAULT columnDefault                 # setDefault
    | DROP DEFAULT                              # dropDefault
    | COMMENT string                            # changeComment
    | position                                  # move
    | SYNC IDENTITY                             # syncIdentity
    | SET TAGS properties                       # setColumnTags
    | UNSET TAGS propertyKeys                   # unsetColumnTags
    | SET columnMask                            # setMask
    | DROP MASK                                 # dropMask
    ;

// ---- views

createView
    : CREATE (OR REPLACE)? (GLOBAL? (TEMPORARY | TEMP))? VIEW ifNotExists? name viewColumns?
      viewOption* AS query
    ;

viewColumns : LPAREN_ viewColumn (COMMA_ viewColumn)* RPAREN_ ;

viewColumn : identifier (COMMENT string)? ;

viewOption : COMMENT string | TBLPROPERTIES properties ;

dropView : DROP VIEW ifExists? name (CASCADE | RESTRICT)? ;

alterView : ALTER VIEW name viewChange ;

viewChange
    : RENAME TO name                                  # renameView
    | AS query                                        # replaceViewQuery
    | SET TBLPROPERTIES properties                    # setViewProperties
    | UNSET TBLPROPERTIES ifExists? propertyKeys      # unsetViewProperties
    | SET? OWNER TO (identifier | string)             # ownView
    | SET TAGS properties                             # setViewTags
    | UNSET TAGS propertyKeys                         # unsetViewTags
    ;

// ---- functions

createFunction
    : CREATE (OR REPLACE)? (TEMPORARY | TEMP)? FUNCTION ifNotExists? name
      LPAREN_ (parameter (COMMA_ parameter)*)? RPAREN_ functionReturn? functionOption*
      RETURN rest
    ;

parameter : IN? identifier type parameterOption* ;

parameterOption : DEFAULT columnDefault | COMMENT string ;

functionReturn
    : RETURNS TABLE (LPAREN_ parameter (COMMA_ parameter)* RPAREN_)?
    | RETURNS type
    ;

functionOption
    : LANGUAGE identifier                     # language
    | NOT? DETERMINISTIC                      # deterministic
    | COMMENT string                          # functionComment
    | (CONTAINS SQL | READS SQL DATA)         # dataAccess
    | SQL SECURITY (DEFINER | INVOKER)        # security
    ;

dropFunction : DROP (TEMPORARY | TEMP)? FUNCTION ifExists? name ;

// ---- rows

insert
    : commonTables? INSERT (WITH SCHEMA EVOLUTION)? (INTO | OVERWRITE INTO?) TABLE? name partition?
      (WITH SCHEMA EVOLUTION)?
      (BY NAME | identifierList)?
      (REPLACE WHERE replaceCondition | REPLACE USING replaced=identifierList (BY NAME)?)?
      (query | DEFAULT VALUES)
    ;

// [RECURSIVE] name [(columns)] AS [[NOT] MATERIALIZED] (query)
commonTables : WITH commonTable (COMMA_ commonTable)* ;

commonTable : identifier+ group? AS anyWord* group ;

partition : PARTITION LPAREN_ partitionValue (COMMA_ partitionValue)* RPAREN_ ;

partitionValue : identifier (EQUAL_ element)? ;

update
    : UPDATE name (AS? identifier)? SET assignment (COMMA_ assignment)* (FROM otherRelation)?
      (WHERE condition)?
    ;

otherRelation : mergeSource (AS? identifier identifierList?)? ;

assignment : columnPath EQUAL_ assignmentValue ;

delete : DELETE FROM name (AS? identifier)? (USING otherRelation)? (WHERE condition)? ;

merge
    : MERGE (WITH SCHEMA EVOLUTION)? INTO name (AS? alias=identifier)?
      USING otherRelation ON mergeCondition mergeClause+
    ;

mergeSource
    : group
    | name (group | timeTravel | versionShort)?
    ;

versionShort : AT_ identifier ;

mergeClause
    : WHEN MATCHED (AND mergeCondition)? THEN (mergeUpdate | DELETE)
    | WHEN NOT MATCHED (BY TARGET)? (AND mergeCondition)? THEN mergeInsert
    | WHEN NOT MATCHED BY source=SOURCE (AND mergeCondition)? THEN (mergeUpdate | DELETE)
    ;

mergeUpdate : UPDATE SET (STAR_ | assignment (COMMA_ assignment)*) | UPDATE ;

mergeInsert
    : INSERT STAR_
    | INSERT (LPAREN_ columnPath (COMMA_ columnPath)* RPAREN_)?
      VALUES LPAREN_ element (COMMA_ element)* RPAREN_
    ;

truncate : TRUNCATE TABLE? name ;

copyInto
    : COPY INTO name (BY POSITION | identifierList)? FROM copySource
      FILEFORMAT EQUAL_ identifier copyOption*
    ;

copySource
    : string
    | LPAREN_ SELECT copySelection FROM string RPAREN_
    ;

copyOption
    : VALIDATE (ALL | NUMBER_ ROWS)?                                         # validate
    | FILES EQUAL_ LPAREN_ string (COMMA_ string)* RPAREN_                   # files
    | PATTERN EQUAL_ string                                                  # pattern
    | FORMAT_OPTIONS properties                                              # formatOptions
    | COPY_OPTIONS properties                                                # copyOptions
    ;

// ---- comments and tags

commentOn : COMMENT ON target IS (string | NULL) ;

target
    : kind=(CATALOG | SCHEMA | DATABASE | TABLE | VIEW | COLUMN | FUNCTION | VOLUME) name
    | EXTERNAL kind=LOCATION name
    ;

setTag : SET TAG ON target property ;

unsetTag : UNSET TAG ON target propertyKey ;

// ---- describe and show

describe
    : (DESCRIBE | DESC) HISTORY tablePlace (LIMIT NUMBER_)?                  # describeHistory
    | (DESCRIBE | DESC) DETAIL tablePlace                                    # describeDetail
    | (DESCRIBE | DESC) (SCHEMA | DATABASE) EXTENDED? name                   # describeSchema
    | (DESCRIBE | DESC) CATALOG EXTENDED? name                               # describeCatalog
    | (DESCRIBE | DESC) POLICY identifier ON policyScope                     # describePolicy
    | (DESCRIBE | DESC) FUNCTION EXTENDED? name                              # describeFunction
    | (DESCRIBE | DESC) VOLUME name                                          # describeVolume
    | (DESCRIBE | DESC) EXTERNAL LOCATION identifier                         # describeLocation
    | (DESCRIBE | DESC) QUERY? describedQuery                                # describeQuery
    | (DESCRIBE | DESC) TABLE? (EXTENDED | FORMATTED)? name
      (timeTravel | versionShort)? columnPath?                               # describeTable
    ;

describedQuery : (SELECT | WITH | FROM | VALUES | PIVOT | PIVOT_WIDER | UNPIVOT | PIVOT_LONGER | SUMMARIZE | group) rest? ;

show
    : SHOW (SCHEMAS | DATABASES | TABLES | COLUMNS | FUNCTIONS) (IN | FROM) across
      (SCHEMA LIKE schemas=string)? (TABLE LIKE tables=string)? like?        # showAcross
    | SHOW ALL? (CATALOGS | SCHEMAS | DATABASES | TABLES | VIEWS | VARIABLES | VOLUMES) scope? like?  # showList
    | SHOW EXTERNAL LOCATIONS like?                                          # showLocations
    | SHOW TABLES DROPPED scope? like?                                       # showDropped
    | SHOW TABLE EXTENDED scope? like                                        # showExtended
    | SHOW (ALL | USER | SYSTEM)? FUNCTIONS scope? like?                     # showFunctions
    | SHOW FOREIGN? KEYS (IN | FROM) CATALOG catalog=identifier
      (IN | FROM) SCHEMA schema=identifier (IN | FROM) TABLE table=identifier # showKeys
    | SHOW COLUMNS (IN | FROM) name ((IN | FROM) schema=name)? like?         # showColumns
    | SHOW TBLPROPERTIES name (LPAREN_ propertyKey RPAREN_)?                 # showProperties
    | SHOW PARTITIONS name                                                   # showPartitions
    | SHOW CREATE (TABLE | VIEW)? name                                       # showCreate
    | SHOW (GRANTS | GRANT) (principal? ON securable | TO principal)         # showGrants
    | SHOW EFFECTIVE? POLICIES ON policyScope                                # showPolicies
    | SHOW USERS like?                                                       # showUsers
    | SHOW GROUPS (WITH (USER | GROUP) principal)? like?                     # showGroups
    | SHOW (WAREHOUSES like? | WAREHOUSE warehouseName)                      # showWarehouses
    ;

// A table by its name, or by its folder.
tablePlace : name | string ;

scope : (IN | FROM) name ;

across : CATALOG identifier | ALL CATALOGS ;

like : LIKE? string ;

// ---- warehouses

createWarehouse : CREATE WAREHOUSE ifNotExists? warehouseName (WITH? properties)? ;

alterWarehouse : ALTER WAREHOUSE warehouseName warehouseChange ;

warehouseChange
    : SET properties                                  # setWarehouse
    | RENAME TO warehouseName                         # renameWarehouse
    | SET? OWNER TO (identifier | string)             # ownWarehouse
    ;

dropWarehouse : DROP WAREHOUSE ifExists? warehouseName ;

startWarehouse : START WAREHOUSE warehouseName ;

stopWarehouse : STOP WAREHOUSE warehouseName ;

useWarehouse : USE WAREHOUSE warehouseName ;

warehouseName : identifier | DEFAULT ;

// ---- rights

grant : GRANT privilege (COMMA_ privilege)* ON securable TO principal ;

revoke : REVOKE privilege (COMMA_ privilege)* ON securable FROM principal ;

privilege : (identifier | ALL | CREATE | SELECT | TABLE)+ ;

securable
    : METASTORE
    | WAREHOUSE warehouseName
    | EXTERNAL LOCATION identifier
    | kind=(CATALOG | SCHEMA | DATABASE | TABLE | VIEW | FUNCTION | VOLUME)? name
    ;

principal : identifier | string ;

createGroup : CREATE GROUP principal (WITH groupMembers+)? ;

alterGroup : ALTER GROUP principal (ADD | DROP) groupMembers ;

groupMembers : (USER | GROUP) principal (COMMA_ principal)* ;

dropGroup : DROP GROUP ifExists? principal ;

alterCatalog
    : ALTER CATALOG name
      (SET? OWNER TO principal | SET TAGS properties | UNSET TAGS propertyKeys)
    ;

ownFunction : ALTER FUNCTION name SET? OWNER TO principal ;

// ---- volumes, external locations and the files in them

createVolume : CREATE EXTERNAL? VOLUME ifNotExists? name (LOCATION location=string)? (COMMENT comment=string)? ;

dropVolume : DROP VOLUME ifExists? name ;

alterVolume
    : ALTER VOLUME name
      (RENAME TO newName=name | SET? OWNER TO principal | SET TAGS properties | UNSET TAGS propertyKeys)
    ;

createLocation : CREATE EXTERNAL LOCATION ifNotExists? identifier URL url=string (COMMENT comment=string)? ;

dropLocation : DROP EXTERNAL LOCATION ifExists? identifier FORCE? ;

alterLocation
    : ALTER EXTERNAL LOCATION identifier (RENAME TO newName=identifier | SET? OWNER TO principal)
    ;

listFiles : LIST string (LIMIT NUMBER_)? ;

putFile : PUT file=string INTO path=string OVERWRITE? ;

getFile : GET path=string TO file=string ;

removeFile : REMOVE string ;

// ---- policies by tag

createPolicy
    : CREATE (OR REPLACE)? POLICY identifier ON policyScope (COMMENT string)?
      (ROW FILTER | COLUMN MASK) name
      TO to+=principal (COMMA_ to+=principal)*
      (EXCEPT except+=principal (COMMA_ except+=principal)*)?
      FOR TABLES
      (WHEN tagCondition)?
      (MATCH COLUMNS matchedColumns (COMMA_ matchedColumns)*)?
      (ON COLUMN masked=identifier)?
      (USING COLUMNS LPAREN_ (element (COMMA_ element)*)? RPAREN_)?
    ;

policyScope : kind=(CATALOG | SCHEMA | DATABASE | TABLE) name ;

matchedColumns : tagCondition AS? identifier ;

tagCondition
    : LPAREN_ tagCondition RPAREN_                           # nestedCondition
    | identifier LPAREN_ string (COMMA_ string)? RPAREN_     # askedTag
    | NOT tagCondition                                       # negatedCondition
    | tagCondition AND tagCondition                          # bothConditions
    | tagCondition OR tagCondition                           # eitherCondition
    ;

dropPolicy : DROP POLICY identifier ON policyScope ;

// ---- maintenance

restore : RESTORE TABLE? name TO? timeTravel ;

vacuum : VACUUM TABLE? tablePlace vacuumOption* ;

vacuumOption : RETAIN NUMBER_ (HOURS | HOUR) | DRY RUN | FULL | LITE ;

optimize
    : OPTIMIZE TABLE? tablePlace FULL? (DRY RUN)? (WHERE maintenanceCondition)?
      (ZORDER BY (LPAREN_ columnPath (COMMA_ columnPath)* RPAREN_ | columnPath (COMMA_ columnPath)*))?
    ;

reorg : REORG TABLE? name (WHERE maintenanceCondition)? APPLY group ;

convert
    : CONVERT TO DELTA (name | string) (NO STATISTICS)?
      (PARTITIONED BY LPAREN_ columnDefinition (COMMA_ columnDefinition)* RPAREN_)?
    ;

analyze : ANALYZE TABLE name rest? ;

generate : GENERATE (identifier | string) FOR TABLE name ;

repair : (FSCK | MSCK) REPAIR TABLE name rest? ;

// ---- what the user's text is handed on from

timeTravel
    : FOR? (VERSION | SYSTEM_VERSION) AS OF (NUMBER_ | string)
    | FOR? (TIMESTAMP | SYSTEM_TIME) AS OF timeValue
    ;

// An expression that ends where an alias, a clause or an option may begin.
timeValue : timeOperand ((PLUS_ | MINUS_) timeOperand)* ;

timeOperand
    : (DATE | TIMESTAMP | TIMESTAMPTZ)? string
    | INTERVAL (string | NUMBER_ | group) timeUnit?
    | anyWord (DOT_ anyWord)* group?
    | group
    ;

timeUnit
    : YEAR | YEARS | MONTH | MONTHS | WEEK | WEEKS | DAY | DAYS | HOUR | HOURS | MINUTE | MINUTES
    | SECOND | SECONDS
    ;

query
    : (SELECT | WITH | FROM | VALUES | TABLE | PIVOT | PIVOT_WIDER | UNPIVOT | PIVOT_LONGER | SUMMARIZE
        | DESCRIBE | DESC | SHOW | group)
      (group | ~(LPAREN_ | RPAREN_ | LBRACKET_ | RBRACKET_ | LBRACE_ | RBRACE_))*
    ;

rest : (group | ~(LPAREN_ | RPAREN_ | LBRACKET_ | RBRACKET_ | LBRACE_ | RBRACE_))+ ;

condition
    : (group | ~(LPAREN_ | RPAREN_ | LBRACKET_ | RBRACKET_ | LBRACE_ | RBRACE_ | WHERE | RETURNING))+
    ;

mergeCondition
    : (group | caseBlock
        | ~(LPAREN_ | RPAREN_ | LBRACKET_ | RBRACKET_ | LBRACE_ | RBRACE_ | CASE | END | WHEN | THEN))+
    ;

maintenanceCondition
    : (group | ~(LPAREN_ | RPAREN_ | LBRACKET_ | RBRACKET_ | LBRACE_ | RBRACE_ | ZORDER | APPLY))+
    ;

replaceCondition
    : (group | DISTINCT FROM
        | ~(LPAREN_ | RPAREN_ | LBRACKET_ | RBRACKET_ | LBRACE_ | RBRACE_
            | DISTINCT | SELECT | WITH | FROM | VALUES | TABLE))+
    ;

assignmentValue
    : (group | caseBlock | DISTINCT FROM
        | ~(LPAREN_ | RPAREN_ | LBRACKET_ | RBRACKET_ | LBRACE_ | RBRACE_ | COMMA_
            | CASE | END | DISTINCT | FROM | WHERE | WHEN))+
    ;

element
    : (group | caseBlock
        | ~(LPAREN_ | RPAREN_ | LBRACKET_ | RBRACKET_ | LBRACE_ | RBRACE_ | COMMA_ | CASE | END))+
    ;

columnDefault
    : (group | caseBlock | IS NOT? NULL
        | ~(LPAREN_ | RPAREN_ | LBRACKET_ | RBRACKET_ | LBRACE_ | RBRACE_ | COMMA_ | CASE | END | IS
            | NOT | COMMENT | GENERATED | PRIMARY | FOREIGN | CONSTRAINT | CHECK | REFERENCES | UNIQUE
            | MASK
            | DEFAULT | FIRST | AFTER | DROP | SET))+
    ;

copySelection
    : (group | caseBlock | ~(LPAREN_ | RPAREN_ | LBRACKET_ | RBRACKET_ | LBRACE_ | RBRACE_ | FROM | CASE | END))+
    ;

caseBlock
    : CASE (group | caseBlock
        | ~(LPAREN_ | RPAREN_ | LBRACKET_ | RBRACKET_ | LBRACE_ | RBRACE_ | CASE | END))* END
    ;

group
    : LPAREN_ (group | ~(LPAREN_ | RPAREN_ | LBRACKET_ | RBRACKET_ | LBRACE_ | RBRACE_))* RPAREN_
    | LBRACKET_ (group | ~(LPAREN_ | RPAREN_ | LBRACKET_ | RBRACKET_ | LBRACE_ | RBRACE_))* RBRACKET_
    | LBRACE_ (group | ~(LPAREN_ | RPAREN_ | LBRACKET_ | RBRACKET_ | LBRACE_ | RBRACE_))* RBRACE_
    ;

type
    : (identifier | ARRAY) (PRECISION | VARYING)? (group | angles)?
      ((WITH | WITHOUT) LOCAL? TIME ZONE)? (LBRACKET_ NUMBER_? RBRACKET_)*
    ;

angles
    : LESS_ (angles | group
        | ~(LPAREN_ | RPAREN_ | LBRACKET_ | RBRACKET_ | LBRACE_ | RBRACE_ | LESS_ | GREATER_)
        | LBRACKET_ NUMBER_? RBRACKET_)* GREATER_
    ;

// ---- words

ifExists : IF EXISTS ;

ifNotExists : IF NOT EXISTS ;

// The first part may be the schema "default", the further ones any word.
name : (identifier | DEFAULT) (DOT_ anyWord)* ;

columnPath : identifier (DOT_ anyWord)* ;

identifierList : LPAREN_ identifier (COMMA_ identifier)* RPAREN_ ;

properties : LPAREN_ (property (COMMA_ property)*)? RPAREN_ ;

property : propertyKey (EQUAL_? propertyValue)? ;

propertyKeys : LPAREN_ propertyKey (COMMA_ propertyKey)* RPAREN_ ;

propertyKey : string | anyWord (DOT_ anyWord)* ;

propertyValue : string | MINUS_? NUMBER_ | TRUE | FALSE | identifier ;

string : STRING_ | QUOTED_ ;

integer : (MINUS_ | PLUS_)? NUMBER_ ;

identifier : IDENTIFIER_ | QUOTED_ | nonReserved ;

anyWord : identifier | reserved ;

nonReserved
    : GRANT | GRANTS | GROUPS | METASTORE | REVOKE | USERS | EFFECTIVE | MATCH | POLICIES | POLICY
    | ADD | AFTER | ALTER | ALWAYS | APPLY | AUTO | BY | CASCADE | CATALOG | CATALOGS | CHANGE
    | CLONE | CLUSTER | CODEGEN | COLUMNS | COMMENT | CONTAINS | CONVERT | COPY | COPY_OPTIONS
    | COST | DATA | DATABASE | DATABASES | DATE | DAY | DAYS | DBPROPERTIES | DECLARE | DEEP
    | DEFERRED | DEFINER | DELETE | DELTA | DETAIL | DETERMINISTIC | DROP | DROPPED | DRY
    | ENFORCED | EVOLUTION | EXISTS | EXPLAIN | EXTENDED | EXTERNAL | FEATURE | FILEFORMAT
    | FILES | FILTER | FIRST | FORMATTED | FORMAT_OPTIONS | FSCK | FULL | FUNCTION | FUNCTIONS
    | GENERATE | GENERATED | GLOBAL | HISTORY | HOUR | HOURS | IDENTITY | IF | INCREMENT
    | INSERT | INTERVAL | INVOKER | IS | KEY | LANGUAGE | LIKE | LITE | LOCAL | LOCATION
    | MANAGED | MASK | MATCHED | MERGE | MINUTE | MINUTES | MONTH | MONTHS | MSCK | NAME | NO
    | NONE | NORELY | OF | OPTIMIZE | OPTIONS | OVERWRITE | OWNER | PARTITION | PARTITIONED
    | PARTITIONS | PATTERN | POSITION | PRECISION | PROPERTIES | PURGE | QUERY | READS
    | RECOVER | RELY | RENAME | REORG | REPAIR | REPLACE | RESET | RESTORE | RESTRICT | RETAIN
    | RETURN | RETURNS | ROW | ROWS | RUN | SCHEMA | SCHEMAS | SECOND | SECONDS | SECURITY
    | SERDE | SERDEPROPERTIES | SESSION | SET | SHALLOW | SOURCE | SQL | START | STATISTICS
    | STOP | STORED | SYNC | SYSTEM | SYSTEM_TIME | SYSTEM_VERSION | TABLES | TAG | TAGS | TARGET
    | TBLPROPERTIES | TEMP | TEMPORARY | TIME | TIMESTAMP | TIMESTAMPTZ | TRUNCATE | TYPE
    | UNDROP | UNSET | UPDATE | USE | USER | VACUUM | VALIDATE | VALUES | VAR | VARIABLE
    | VARIABLES | VARYING | VERSION | VIEW | VIEWS | VIRTUAL | WAREHOUSE | WAREHOUSES | WEEK | WEEKS
    | WITHOUT | YEAR | YEARS | ZONE | ZORDER | VOLUME | VOLUMES | LOCATIONS | URL | LIST | PUT
    | GET | REMOVE | FORCE | ACTION | KEYS | QUERY_TAGS
    ;

// Reserved by DuckDB: names only behind a dot or in quotes.
reserved
    : ALL | ANALYSE | ANALYZE | AND | ANY | ARRAY | AS | ASC | ASYMMETRIC | BOTH | CASE | CAST
    | CHECK | COLLATE | COLUMN | CONSTRAINT | CREATE | DEFAULT | DEFERRABLE | DESC | DESCRIBE
    | DISTINCT | DO | ELSE | END | EXCEPT | FALSE | FETCH | FOR | FOREIGN | FROM | GROUP
    | HAVING | IN | INITIALLY | INTERSECT | INTO | LAMBDA | LATERAL | LEADING | LIMIT | NOT
    | NULL | OFFSET | ON | ONLY | OR | ORDER | PIVOT | PIVOT_LONGER | PIVOT_WIDER | PLACING
    | PRIMARY | QUALIFY | REFERENCES | RETURNING | SELECT | SHOW | SOME | SUMMARIZE | SYMMETRIC
    | TABLE | THEN | TO | TRAILING | TRUE | UNION | UNIQUE | UNPIVOT | USING | VARIADIC | WHEN
    | WHERE | WINDOW | WITH
    ;
