package io.lakewise.catalog.relational;

import io.lakewise.catalog.Catalog;
import io.lakewise.catalog.Clones;
import io.lakewise.catalog.ColumnNames;
import io.lakewise.catalog.Functions;
import io.lakewise.catalog.Grants;
import io.lakewise.catalog.Locations;
import io.lakewise.catalog.Logins;
import io.lakewise.catalog.Names;
import io.lakewise.catalog.Passwords;
import io.lakewise.catalog.Policies;
import io.lakewise.catalog.Principals;
import io.lakewise.catalog.Relations;
import io.lakewise.catalog.SavedItems;
import io.lakewise.catalog.Schedules;
import io.lakewise.catalog.Schemas;
import io.lakewise.catalog.Secrets;
import io.lakewise.catalog.Tables;
import io.lakewise.catalog.Tags;
import io.lakewise.catalog.Tokens;
import io.lakewise.catalog.Views;
import io.lakewise.catalog.Volumes;
import io.lakewise.catalog.Warehouses;
import io.lakewise.catalog.state.State;
import java.time.InstantSource;

/** The catalog in a {@link State}, which its opener closes. */
public final class RelationalCatalog implements Catalog {

  private final Schemas schemas;
  private final Names names;
  private final ColumnNames columnNames;
  private final Relations relations;
  private final Tables tables;
  private final Views views;
  private final Functions functions;
  private final Volumes volumes;
  private final Tags tags;
  private final Policies policies;
  private final Clones clones;
  private final Locations locations;
  private final Warehouses warehouses;
  private final SavedItems savedQueries;
  private final SavedItems dashboards;
  private final Schedules schedules;
  private final Tokens tokens;
  private final Logins logins;
  private final Passwords passwords;
  private final Secrets secrets;
  private final Principals principals;
  private final Grants grants;

  /** The names in this state; {@code clock} dates what is created and dropped. */
  public RelationalCatalog(State state, InstantSource clock) {
    Audited audited = new Audited(clock);
    this.schemas = new RelationalSchemas(state, clock, audited);
    this.names = new RelationalNames(state);
    this.columnNames = new RelationalColumnNames(state);
    this.relations = new RelationalRelations(state, audited);
    this.tables = new RelationalTables(state, clock);
    this.views = new RelationalViews(state);
    this.functions = new RelationalFunctions(state, audited);
    this.volumes = new RelationalVolumes(state, audited);
    this.tags = new RelationalTags(state);
    this.policies = new RelationalPolicies(state);
    this.clones = new RelationalClones(state);
    this.locations = new RelationalLocations(state, audited);
    this.warehouses = new RelationalWarehouses(state);
    this.savedQueries = new RelationalSavedItems(state, SavedKind.QUERY);
    this.dashboards = new RelationalSavedItems(state, SavedKind.DASHBOARD);
    this.schedules = new RelationalSchedules(state);
    this.tokens = new RelationalTokens(state, clock, audited);
    this.logins = new RelationalLogins(state, clock, audited);
    this.passwords = new RelationalPasswords(state, clock, audited);
    this.secrets = new RelationalSecrets(state, clock, audited);
    this.principals = new RelationalPrincipals(state, audited);
    this.grants = new RelationalGrants(state, clock, audited);
  }

  @Override
  public Schemas schemas() {
    return schemas;
  }

  @Override
  public Names names() {
    return names;
  }

  @Override
  public ColumnNames columnNames() {
    return columnNames;
  }

  @Override
  public Relations relations() {
    return relations;
  }

  @Override
  public Tables tables() {
    return tables;
  }

  @Override
  public Views views() {
    return views;
  }

  @Override
  public Functions functions() {
    return functions;
  }

  @Override
  public Volumes volumes() {
    return volumes;
  }

  @Override
  public Tags tags() {
    return tags;
  }

  @Override
  public Policies policies() {
    return policies;
  }

  @Override
  public Clones clones() {
    return clones;
  }

  @Override
  public Locations locations() {
    return locations;
  }

  @Override
  public Warehouses warehouses() {
    return warehouses;
  }

  @Override
  public SavedItems savedQueries() {
    return savedQueries;
  }

  @Override
  public SavedItems dashboards() {
    return dashboards;
  }

  @Override
  public Schedules schedules() {
    return schedules;
  }

  @Override
  public Tokens tokens() {
    return tokens;
  }

  @Override
  public Logins logins() {
    return logins;
  }

  @Override
  public Passwords passwords() {
    return passwords;
  }

  @Override
  public Secrets secrets() {
    return secrets;
  }

  @Override
  public Principals principals() {
    return principals;
  }

  @Override
  public Grants grants() {
    return grants;
  }
}
