package io.lakewise.catalog.repair;

import io.lakewise.catalog.Catalog;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.CloneEntry;
import io.lakewise.catalog.entry.DroppedTable;
import io.lakewise.catalog.entry.Relation;
import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.name.SchemaName;
import io.lakewise.catalog.repair.RepairReport.Renamed;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Rebuilds the names of tables, and the references of clones, from the tables' own logs. Rows that
 * exist are never changed, so it may run at any time and as often as one likes. Where two tables
 * claim a name, the one created last gets it and the other a name made of its own and its id.
 * Views, functions and tags are in no log: they come back from a backup. Nor are policies by tag;
 * that there were some is known, and closes their tables until they are made again or dropped.
 */
public final class Repair {

  private final Catalog catalog;
  private final TableDirectory directory;
  private final InstantSource clock;

  /** Repairs this catalog from these tables. */
  public Repair(Catalog catalog, TableDirectory directory, InstantSource clock) {
    this.catalog = catalog;
    this.directory = directory;
    this.clock = clock;
  }

  /** Adds what is missing and reports it; the viewer must be an admin to see all that exists. */
  public RepairReport run(Viewer viewer) {
    TableDirectory.Listing listing = directory.list();
    Set<UUID> known = new HashSet<>();
    Set<String> knownLocations = new HashSet<>();
    List<TableEntry> live = new ArrayList<>();
    for (Relation relation : catalog.relations().listAll(viewer)) {
      if (relation instanceof TableEntry table) {
        live.add(table);
        known.add(table.id());
        knownLocations.add(table.location());
      }
    }
    for (DroppedTable dropped :
        catalog.tables().droppedBefore(viewer, clock.instant().plus(Duration.ofDays(1)))) {
      known.add(dropped.table().id());
      knownLocations.add(dropped.table().location());
    }
    List<FoundTable> unknown =
        listing.tables().stream()
            .filter(found -> !known.contains(found.id()))
            .filter(found -> !knownLocations.contains(found.location()))
            .sorted(
                Comparator.comparing(FoundTable::createdAt)
                    .thenComparing(FoundTable::location)
                    .reversed())
            .toList();
    LostPolicies lost = new LostPolicies(catalog, viewer, listing.policies());
    lost.closePlacesOf(unknown, name -> ensureSchema(viewer, name));
    lost.close(live);
    List<TableEntry> dropped = new ArrayList<>();
    for (FoundTable found : unknown) {
      if (found.droppedAt() != null) {
        TableEntry table = register(viewer, found, lost);
        dropped.add(catalog.tables().drop(viewer, table.name()));
      }
    }
    List<TableEntry> named = new ArrayList<>();
    List<Renamed> renamed = new ArrayList<>();
    for (FoundTable found : unknown) {
      if (found.droppedAt() == null) {
        TableEntry table = register(viewer, found, lost);
        if (table.name().equals(found.name())) {
          named.add(table);
        } else {
          renamed.add(new Renamed(table, found.name()));
        }
      }
    }
    return new RepairReport(
        listing.tables().size() - unknown.size(),
        named,
        renamed,
        dropped,
        addClones(listing.tables()),
        missing(live, listing),
        listing.unreadable(),
        lost.closing());
  }

  /** What a table is called whose log says it or not. */
  static QualifiedName name(FoundTable found) {
    return found.name() == null ? SchemaName.DEFAULT.name(suffix(found)) : found.name();
  }

  private static String suffix(FoundTable found) {
    return "recovered_" + found.id().toString().substring(0, 8);
  }

  private TableEntry register(Viewer viewer, FoundTable found, LostPolicies lost) {
    QualifiedName name = name(found);
    ensureSchema(viewer, name.schemaName());
    if (catalog.relations().find(viewer, name).isPresent()) {
      name = name.schemaName().name(name.name() + "_" + suffix(found));
    }
    TableEntry table =
        new TableEntry(
            found.id(),
            name,
            found.location(),
            found.managed(),
            found.owner() == null ? viewer.principal() : found.owner(),
            found.comment(),
            found.createdAt(),
            TableEntry.DELTA);
    catalog.tables().create(viewer, table);
    lost.close(List.of(table));
    return table;
  }

  private void ensureSchema(Viewer viewer, SchemaName name) {
    if (catalog.schemas().findCatalog(viewer, name.catalog()).isEmpty()) {
      catalog.schemas().createCatalog(viewer, name.catalog(), null);
    }
    if (catalog.schemas().find(viewer, name).isEmpty()) {
      catalog.schemas().create(viewer, name, null);
    }
  }

  private int addClones(List<FoundTable> tables) {
    int added = 0;
    for (FoundTable table : tables) {
      List<CloneEntry> existing = catalog.clones().ofClone(table.id());
      for (CloneEntry source : table.sources()) {
        boolean there =
            existing.stream()
                .anyMatch(entry -> entry.sourceLocation().equals(source.sourceLocation()));
        if (!there) {
          catalog.clones().add(source);
          added++;
        }
      }
    }
    return added;
  }

  private static List<TableEntry> missing(List<TableEntry> live, TableDirectory.Listing listing) {
    Set<String> locations = new HashSet<>();
    listing.tables().forEach(table -> locations.add(table.location()));
    listing.unreadable().forEach(table -> locations.add(table.location()));
    return live.stream()
        .filter(TableEntry::managed)
        .filter(table -> !locations.contains(table.location()))
        .toList();
  }
}
