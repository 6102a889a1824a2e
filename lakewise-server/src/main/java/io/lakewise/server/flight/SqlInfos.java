package io.lakewise.server.flight;

import java.util.List;
import org.apache.arrow.flight.FlightProducer.ServerStreamListener;
import org.apache.arrow.flight.sql.SqlInfoBuilder;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlNullOrdering;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlSupportedCaseSensitivity;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlSupportedTransaction;

/** What this server is and can, as Flight SQL asks for it. */
final class SqlInfos {

  private final SqlInfoBuilder infos;

  SqlInfos(String version) {
    infos =
        new SqlInfoBuilder()
            .withFlightSqlServerName("Lakewise")
            .withFlightSqlServerVersion(version)
            .withFlightSqlServerArrowVersion("18.3.0")
            .withFlightSqlServerReadOnly(false)
            .withFlightSqlServerSql(true)
            .withFlightSqlServerSubstrait(false)
            .withFlightSqlServerTransaction(SqlSupportedTransaction.SQL_SUPPORTED_TRANSACTION_NONE)
            .withFlightSqlServerCancel(true)
            .withFlightSqlServerBulkIngestion(false)
            .withSqlDdlCatalog(false)
            .withSqlDdlSchema(true)
            .withSqlDdlTable(true)
            .withSqlIdentifierCase(
                SqlSupportedCaseSensitivity.SQL_CASE_SENSITIVITY_CASE_INSENSITIVE)
            .withSqlQuotedIdentifierCase(
                SqlSupportedCaseSensitivity.SQL_CASE_SENSITIVITY_CASE_INSENSITIVE)
            .withSqlIdentifierQuoteChar("`")
            .withSqlSearchStringEscape("\\")
            .withSqlCatalogTerm("catalog")
            .withSqlSchemaTerm("schema")
            .withSqlProcedureTerm("procedure")
            .withSqlCatalogAtStart(true)
            .withSqlNullOrdering(SqlNullOrdering.SQL_NULLS_SORTED_LOW)
            .withSqlSupportsColumnAliasing(true)
            .withSqlNullPlusNullIsNull(true)
            .withSqlSupportsTableCorrelationNames(true)
            .withSqlSupportsDifferentTableCorrelationNames(false)
            .withSqlSupportsExpressionsInOrderBy(true)
            .withSqlSupportsOrderByUnrelated(true)
            .withSqlSupportsLikeEscapeClause(true)
            .withSqlSupportsNonNullableColumns(true)
            .withSqlCorrelatedSubqueriesSupported(true)
            .withSqlSelectForUpdateSupported(false)
            .withSqlStoredProceduresSupported(false)
            .withSqlTransactionsSupported(false)
            .withSqlSavepointsSupported(false)
            .withSqlBatchUpdatesSupported(true)
            .withSqlNamedParametersSupported(false);
  }

  /** Answers some of them, or all when none is named. */
  void send(List<Integer> wanted, ServerStreamListener client) {
    infos.send(wanted, client);
  }
}
