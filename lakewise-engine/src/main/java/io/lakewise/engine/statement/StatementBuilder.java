package io.lakewise.engine.statement;

import io.lakewise.engine.statement.grammar.StatementGrammar;
import io.lakewise.engine.statement.grammar.StatementGrammar.AlterCatalogContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.AlterGroupContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.AlterLocationContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.AlterSchemaContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.AlterTableContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.AlterViewContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.AlterVolumeContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.AlterWarehouseContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.AnalyzeContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.CommandContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.CommentOnContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ConvertContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.CopyIntoContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.CreateCatalogContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.CreateFunctionContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.CreateGroupContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.CreateLocationContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.CreatePolicyContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.CreateSchemaContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.CreateTableContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.CreateViewContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.CreateVolumeContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.CreateWarehouseContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DeclareContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DeleteContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DescribeContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DropCatalogContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DropFunctionContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DropGroupContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DropLocationContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DropPolicyContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DropSchemaContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DropTableContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DropVariableContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DropViewContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DropVolumeContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DropWarehouseContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ExplainContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.GenerateContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.GetFileContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.GrantContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.InsertContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ListFilesContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.MergeContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.OptimizeContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.OwnFunctionContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.PutFileContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.QueryContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.RemoveFileContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ReorgContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.RepairContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ResetContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.RestoreContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.RevokeContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.SetOptionContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.SetQueryTagsContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.SetTagContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.SetTimeZoneContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.SetVariableContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ShowContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.StartWarehouseContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.StopWarehouseContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.TruncateContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.UndropTableContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.UnsetTagContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.UpdateContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.UseContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.UseWarehouseContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.VacuumContext;
import io.lakewise.engine.statement.grammar.StatementGrammarBaseVisitor;
import org.antlr.v4.runtime.tree.RuleNode;

/** Turns the parse tree of a statement into its record. */
final class StatementBuilder extends StatementGrammarBaseVisitor<Statement> {
  private final Captures captures;

  StatementBuilder(Captures captures) {
    this.captures = captures;
  }

  @Override
  public Statement visitCommand(CommandContext command) {
    return visit(command.getChild(0));
  }

  @Override
  public Statement visitExplain(ExplainContext explain) {
    return new ExplainStatement(mode(explain), visit(explain.command()));
  }

  private ExplainStatement.Mode mode(ExplainContext explain) {
    if (explain.settings != null) {
      boolean analyze = captures.words(explain.settings).contains("ANALY");
      return analyze ? ExplainStatement.Mode.ANALYZE : ExplainStatement.Mode.PLAN;
    }
    if (explain.shown == null) {
      return ExplainStatement.Mode.PLAN;
    }
    return switch (explain.shown.getType()) {
      case StatementGrammar.ANALYZE, StatementGrammar.ANALYSE -> ExplainStatement.Mode.ANALYZE;
      case StatementGrammar.EXTENDED -> ExplainStatement.Mode.EXTENDED;
      case StatementGrammar.FORMATTED -> ExplainStatement.Mode.FORMATTED;
      case StatementGrammar.COST -> ExplainStatement.Mode.COST;
      default -> ExplainStatement.Mode.PLAN;
    };
  }

  @Override
  public Statement visitQuery(QueryContext query) {
    return new QueryStatement(captures.fragment(query));
  }

  @Override
  public Statement visitUse(UseContext rule) {
    return new SessionBuilder(captures).use(rule);
  }

  @Override
  public Statement visitDeclare(DeclareContext rule) {
    return new SessionBuilder(captures).declare(rule);
  }

  @Override
  public Statement visitSetVariable(SetVariableContext rule) {
    return new SessionBuilder(captures).setVariable(rule);
  }

  @Override
  public Statement visitDropVariable(DropVariableContext rule) {
    return new SessionBuilder(captures).dropVariable(rule);
  }

  @Override
  public Statement visitSetTimeZone(SetTimeZoneContext rule) {
    return new SessionBuilder(captures).setTimeZone(rule);
  }

  @Override
  public Statement visitSetQueryTags(SetQueryTagsContext rule) {
    return new SessionBuilder(captures).setQueryTags(rule);
  }

  @Override
  public Statement visitSetOption(SetOptionContext rule) {
    return new SessionBuilder(captures).setOption(rule);
  }

  @Override
  public Statement visitReset(ResetContext rule) {
    return new SessionBuilder(captures).reset(rule);
  }

  @Override
  public Statement visitCreateSchema(CreateSchemaContext rule) {
    return new SchemaBuilder(captures).createSchema(rule);
  }

  @Override
  public Statement visitDropSchema(DropSchemaContext rule) {
    return new SchemaBuilder(captures).dropSchema(rule);
  }

  @Override
  public Statement visitAlterSchema(AlterSchemaContext rule) {
    return new SchemaBuilder(captures).alterSchema(rule);
  }

  @Override
  public Statement visitCreateCatalog(CreateCatalogContext rule) {
    return new SchemaBuilder(captures).createCatalog(rule);
  }

  @Override
  public Statement visitDropCatalog(DropCatalogContext rule) {
    return new SchemaBuilder(captures).dropCatalog(rule);
  }

  @Override
  public Statement visitCreateTable(CreateTableContext rule) {
    return new TableBuilder(captures).createTable(rule);
  }

  @Override
  public Statement visitDropTable(DropTableContext rule) {
    return new TableBuilder(captures).dropTable(rule);
  }

  @Override
  public Statement visitUndropTable(UndropTableContext rule) {
    return new TableBuilder(captures).undropTable(rule);
  }

  @Override
  public Statement visitAlterTable(AlterTableContext rule) {
    return new AlterTableBuilder(captures).alterTable(rule);
  }

  @Override
  public Statement visitCreateView(CreateViewContext rule) {
    return new ViewBuilder(captures).createView(rule);
  }

  @Override
  public Statement visitDropView(DropViewContext rule) {
    return new ViewBuilder(captures).dropView(rule);
  }

  @Override
  public Statement visitAlterView(AlterViewContext rule) {
    return new ViewBuilder(captures).alterView(rule);
  }

  @Override
  public Statement visitCreateFunction(CreateFunctionContext rule) {
    return new FunctionBuilder(captures).createFunction(rule);
  }

  @Override
  public Statement visitDropFunction(DropFunctionContext rule) {
    return new FunctionBuilder(captures).dropFunction(rule);
  }

  @Override
  public Statement visitInsert(InsertContext rule) {
    return new RowsBuilder(captures).insert(rule);
  }

  @Override
  public Statement visitUpdate(UpdateContext rule) {
    return new RowsBuilder(captures).update(rule);
  }

  @Override
  public Statement visitDelete(DeleteContext rule) {
    return new RowsBuilder(captures).delete(rule);
  }

  @Override
  public Statement visitTruncate(TruncateContext rule) {
    return new RowsBuilder(captures).truncate(rule);
  }

  @Override
  public Statement visitMerge(MergeContext rule) {
    return new MergeBuilder(captures).merge(rule);
  }

  @Override
  public Statement visitCopyInto(CopyIntoContext rule) {
    return new CopyIntoBuilder(captures).copyInto(rule);
  }

  @Override
  public Statement visitCommentOn(CommentOnContext rule) {
    return new AnnotationBuilder(captures).commentOn(rule);
  }

  @Override
  public Statement visitSetTag(SetTagContext rule) {
    return new AnnotationBuilder(captures).setTag(rule);
  }

  @Override
  public Statement visitUnsetTag(UnsetTagContext rule) {
    return new AnnotationBuilder(captures).unsetTag(rule);
  }

  @Override
  public Statement visitCreateWarehouse(CreateWarehouseContext rule) {
    return new WarehouseBuilder(captures).create(rule);
  }

  @Override
  public Statement visitAlterWarehouse(AlterWarehouseContext rule) {
    return new WarehouseBuilder(captures).alter(rule);
  }

  @Override
  public Statement visitDropWarehouse(DropWarehouseContext rule) {
    return new WarehouseBuilder(captures).drop(rule);
  }

  @Override
  public Statement visitStartWarehouse(StartWarehouseContext rule) {
    return new WarehouseStatement.StartWarehouse(
        new WarehouseBuilder(captures).name(rule.warehouseName()));
  }

  @Override
  public Statement visitStopWarehouse(StopWarehouseContext rule) {
    return new WarehouseStatement.StopWarehouse(
        new WarehouseBuilder(captures).name(rule.warehouseName()));
  }

  @Override
  public Statement visitUseWarehouse(UseWarehouseContext rule) {
    return new WarehouseStatement.UseWarehouse(
        new WarehouseBuilder(captures).name(rule.warehouseName()));
  }

  @Override
  public Statement visitGrant(GrantContext rule) {
    return new AccessBuilder(captures).grant(rule);
  }

  @Override
  public Statement visitRevoke(RevokeContext rule) {
    return new AccessBuilder(captures).revoke(rule);
  }

  @Override
  public Statement visitCreateGroup(CreateGroupContext rule) {
    return new AccessBuilder(captures).create(rule);
  }

  @Override
  public Statement visitAlterGroup(AlterGroupContext rule) {
    return new AccessBuilder(captures).alter(rule);
  }

  @Override
  public Statement visitDropGroup(DropGroupContext rule) {
    return new AccessBuilder(captures).drop(rule);
  }

  @Override
  public Statement visitAlterCatalog(AlterCatalogContext rule) {
    return new AccessBuilder(captures).alter(rule);
  }

  @Override
  public Statement visitCreatePolicy(CreatePolicyContext rule) {
    return new PolicyBuilder(captures).create(rule);
  }

  @Override
  public Statement visitDropPolicy(DropPolicyContext rule) {
    return new PolicyBuilder(captures).drop(rule);
  }

  @Override
  public Statement visitOwnFunction(OwnFunctionContext rule) {
    return new AccessBuilder(captures).own(rule);
  }

  @Override
  public Statement visitCreateVolume(CreateVolumeContext rule) {
    return new VolumeBuilder(captures).create(rule);
  }

  @Override
  public Statement visitDropVolume(DropVolumeContext rule) {
    return new VolumeBuilder(captures).drop(rule);
  }

  @Override
  public Statement visitAlterVolume(AlterVolumeContext rule) {
    return new VolumeBuilder(captures).alter(rule);
  }

  @Override
  public Statement visitCreateLocation(CreateLocationContext rule) {
    return new VolumeBuilder(captures).create(rule);
  }

  @Override
  public Statement visitDropLocation(DropLocationContext rule) {
    return new VolumeBuilder(captures).drop(rule);
  }

  @Override
  public Statement visitAlterLocation(AlterLocationContext rule) {
    return new VolumeBuilder(captures).alter(rule);
  }

  @Override
  public Statement visitListFiles(ListFilesContext rule) {
    return new VolumeBuilder(captures).list(rule);
  }

  @Override
  public Statement visitPutFile(PutFileContext rule) {
    return new VolumeBuilder(captures).put(rule);
  }

  @Override
  public Statement visitGetFile(GetFileContext rule) {
    return new VolumeBuilder(captures).get(rule);
  }

  @Override
  public Statement visitRemoveFile(RemoveFileContext rule) {
    return new VolumeBuilder(captures).remove(rule);
  }

  @Override
  public Statement visitRestore(RestoreContext rule) {
    return new MaintenanceBuilder(captures).restore(rule);
  }

  @Override
  public Statement visitVacuum(VacuumContext rule) {
    return new MaintenanceBuilder(captures).vacuum(rule);
  }

  @Override
  public Statement visitOptimize(OptimizeContext rule) {
    return new MaintenanceBuilder(captures).optimize(rule);
  }

  @Override
  public Statement visitReorg(ReorgContext rule) {
    return new MaintenanceBuilder(captures).reorg(rule);
  }

  @Override
  public Statement visitConvert(ConvertContext rule) {
    return new MaintenanceBuilder(captures).convert(rule);
  }

  @Override
  public Statement visitAnalyze(AnalyzeContext rule) {
    return new MaintenanceBuilder(captures).analyze(rule);
  }

  @Override
  public Statement visitGenerate(GenerateContext rule) {
    return new MaintenanceBuilder(captures).generate(rule);
  }

  @Override
  public Statement visitRepair(RepairContext rule) {
    return new MaintenanceBuilder(captures).repair(rule);
  }

  @Override
  public Statement visitChildren(RuleNode node) {
    if (node instanceof DescribeContext describe) {
      return new DescribeBuilder(captures).visit(describe);
    }
    if (node instanceof ShowContext show) {
      return new ShowBuilder(captures).visit(show);
    }
    throw new IllegalStateException("no builder for " + node.getClass().getSimpleName());
  }
}
