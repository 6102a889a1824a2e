package io.lakewise.server.flight;

import java.util.List;
import java.util.Map;
import org.apache.arrow.flight.FlightProducer.ServerStreamListener;
import org.apache.arrow.flight.sql.SqlInfoBuilder;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlNullOrdering;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlOuterJoinsSupportLevel;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlSupportedCaseSensitivity;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlSupportedGroupBy;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlSupportedResultSetType;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlSupportedSubqueries;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlSupportedTransaction;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlSupportedUnions;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlTransactionIsolationLevel;
import org.apache.arrow.flight.sql.impl.FlightSql.SupportedAnsi92SqlGrammarLevel;
import org.apache.arrow.flight.sql.impl.FlightSql.SupportedSqlGrammar;

/** What this server is and can, as Flight SQL asks for it. */
final class SqlInfos {

  /** A number for what has no limit of its own. */
  private static final long UNLIMITED = 0;

  private static final String[] KEYWORDS = {
    "ANTI", "CLONE", "CLUSTER", "COPY", "DELTA", "DESCRIBE", "DETAIL", "EXPLAIN", "HISTORY",
    "OPTIMIZE", "OVERWRITE", "PIVOT", "QUALIFY", "REORG", "REPLACE", "RESTORE", "SEMI", "SHALLOW",
    "SHOW", "TBLPROPERTIES", "UNDROP", "UNPIVOT", "USE", "VACUUM", "VERSION", "ZORDER"
  };
  private static final String[] NUMERIC = {
    "ABS", "ACOS", "ASIN", "ATAN", "ATAN2", "CEILING", "COS", "COT", "DEGREES", "EXP", "FLOOR",
    "LOG10", "MOD", "PI", "POWER", "RADIANS", "ROUND", "SIGN", "SIN", "SQRT", "TAN"
  };
  private static final String[] TEXT = {
    "ASCII",
    "CONCAT",
    "LCASE",
    "LEFT",
    "LENGTH",
    "LTRIM",
    "REPEAT",
    "REPLACE",
    "RIGHT",
    "RTRIM",
    "SUBSTRING",
    "UCASE"
  };
  private static final String[] TIME = {
    "DAYNAME",
    "DAYOFMONTH",
    "DAYOFWEEK",
    "DAYOFYEAR",
    "HOUR",
    "MINUTE",
    "MONTH",
    "MONTHNAME",
    "QUARTER",
    "SECOND",
    "WEEK",
    "YEAR"
  };

  private final SqlInfoBuilder infos = new SqlInfoBuilder();

  SqlInfos(String version) {
    server(version);
    names();
    queries();
    changes();
    limits();
  }

  private void server(String version) {
    infos
        .withFlightSqlServerName("Lakewise")
        .withFlightSqlServerVersion(version)
        .withFlightSqlServerArrowVersion("18.3.0")
        .withFlightSqlServerReadOnly(false)
        .withFlightSqlServerSql(true)
        .withFlightSqlServerSubstrait(false)
        .withFlightSqlServerTransaction(SqlSupportedTransaction.SQL_SUPPORTED_TRANSACTION_NONE)
        .withFlightSqlServerCancel(true)
        .withFlightSqlServerBulkIngestion(true)
        .withFlightSqlServerBulkIngestionTransaction(false)
        .withFlightSqlServerStatementTimeout(0)
        .withFlightSqlServerTransactionTimeout(0);
  }

  private void names() {
    infos
        .withSqlIdentifierCase(SqlSupportedCaseSensitivity.SQL_CASE_SENSITIVITY_CASE_INSENSITIVE)
        .withSqlQuotedIdentifierCase(
            SqlSupportedCaseSensitivity.SQL_CASE_SENSITIVITY_CASE_INSENSITIVE)
        .withSqlIdentifierQuoteChar("`")
        .withSqlSearchStringEscape("\\")
        .withSqlExtraNameCharacters("")
        .withSqlCatalogTerm("catalog")
        .withSqlSchemaTerm("schema")
        .withSqlProcedureTerm("procedure")
        .withSqlCatalogAtStart(true)
        .withSqlSchemasSupportedActions()
        .withSqlCatalogsSupportedActions()
        .withSqlAllTablesAreSelectable(true)
        .withSqlKeywords(KEYWORDS)
        .withSqlNumericFunctions(NUMERIC)
        .withSqlStringFunctions(TEXT)
        .withSqlSystemFunctions(new String[0])
        .withSqlDatetimeFunctions(TIME);
  }

  private void queries() {
    infos
        .withSqlNullOrdering(SqlNullOrdering.SQL_NULLS_SORTED_AT_END)
        .withSqlSupportsColumnAliasing(true)
        .withSqlNullPlusNullIsNull(true)
        .withSqlSupportsConvert(Map.of())
        .withSqlSupportsTableCorrelationNames(true)
        .withSqlSupportsDifferentTableCorrelationNames(false)
        .withSqlSupportsExpressionsInOrderBy(true)
        .withSqlSupportsOrderByUnrelated(true)
        .withSqlSupportedGroupBy(
            SqlSupportedGroupBy.SQL_GROUP_BY_UNRELATED,
            SqlSupportedGroupBy.SQL_GROUP_BY_BEYOND_SELECT)
        .withSqlSupportsLikeEscapeClause(true)
        .withSqlSupportedGrammar(
            SupportedSqlGrammar.SQL_MINIMUM_GRAMMAR, SupportedSqlGrammar.SQL_CORE_GRAMMAR)
        .withSqlAnsi92SupportedLevel(SupportedAnsi92SqlGrammarLevel.ANSI92_ENTRY_SQL)
        .withSqlOuterJoinSupportLevel(
            SqlOuterJoinsSupportLevel.SQL_LIMITED_OUTER_JOINS,
            SqlOuterJoinsSupportLevel.SQL_FULL_OUTER_JOINS)
        .withSqlSubQueriesSupported(
            SqlSupportedSubqueries.SQL_SUBQUERIES_IN_COMPARISONS,
            SqlSupportedSubqueries.SQL_SUBQUERIES_IN_EXISTS,
            SqlSupportedSubqueries.SQL_SUBQUERIES_IN_INS,
            SqlSupportedSubqueries.SQL_SUBQUERIES_IN_QUANTIFIEDS)
        .withSqlCorrelatedSubqueriesSupported(true)
        .withSqlSupportedUnions(SqlSupportedUnions.SQL_UNION, SqlSupportedUnions.SQL_UNION_ALL)
        .withSqlSupportedResultSetTypes(SqlSupportedResultSetType.SQL_RESULT_SET_TYPE_FORWARD_ONLY);
  }

  private void changes() {
    infos
        .withSqlDdlCatalog(false)
        .withSqlDdlSchema(true)
        .withSqlDdlTable(true)
        .withSqlSupportsNonNullableColumns(true)
        .withSqlSupportsIntegrityEnhancementFacility(false)
        .withSqlSelectForUpdateSupported(false)
        .withSqlSupportedPositionedCommands()
        .withSqlStoredProceduresSupported(false)
        .withSqlStoredFunctionsUsingCallSyntaxSupported(false)
        .withSqlDefaultTransactionIsolation(SqlTransactionIsolationLevel.SQL_TRANSACTION_NONE_VALUE)
        .withSqlTransactionsSupported(false)
        .withSqlSupportedTransactionsIsolationLevels(
            SqlTransactionIsolationLevel.SQL_TRANSACTION_NONE)
        .withSqlDataDefinitionCausesTransactionCommit(true)
        .withSqlDataDefinitionsInTransactionsIgnored(false)
        .withSqlSavepointsSupported(false)
        .withSqlBatchUpdatesSupported(true)
        .withSqlNamedParametersSupported(false)
        .withSqlLocatorsUpdateCopy(false);
  }

  private void limits() {
    infos
        .withSqlMaxBinaryLiteralLength(UNLIMITED)
        .withSqlMaxCharLiteralLength(UNLIMITED)
        .withSqlMaxColumnNameLength(UNLIMITED)
        .withSqlMaxColumnsInGroupBy(UNLIMITED)
        .withSqlMaxColumnsInIndex(UNLIMITED)
        .withSqlMaxColumnsInOrderBy(UNLIMITED)
        .withSqlMaxColumnsInSelect(UNLIMITED)
        .withSqlMaxColumnsInTable(UNLIMITED)
        .withSqlMaxConnections(UNLIMITED)
        .withSqlMaxCursorNameLength(UNLIMITED)
        .withSqlMaxIndexLength(UNLIMITED)
        .withSqlDbSchemaNameLength(UNLIMITED)
        .withSqlMaxProcedureNameLength(UNLIMITED)
        .withSqlMaxCatalogNameLength(UNLIMITED)
        .withSqlMaxRowSize(UNLIMITED)
        .withSqlMaxRowSizeIncludesBlobs(true)
        .withSqlMaxStatementLength(UNLIMITED)
        .withSqlMaxStatements(UNLIMITED)
        .withSqlMaxTableNameLength(UNLIMITED)
        .withSqlMaxTablesInSelect(UNLIMITED)
        .withSqlMaxUsernameLength(UNLIMITED);
  }

  /** Answers some of them, or all when none is named. */
  void send(List<Integer> wanted, ServerStreamListener client) {
    infos.send(wanted, client);
  }
}
