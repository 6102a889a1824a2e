package io.lakewise.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.catalog.Schemas.DropMode;
import io.lakewise.catalog.entry.LocationEntry;
import io.lakewise.catalog.entry.TagTarget;
import io.lakewise.catalog.entry.VolumeEntry;
import io.lakewise.catalog.error.NameNotFoundException;
import io.lakewise.catalog.error.NameTakenException;
import io.lakewise.catalog.error.NotAllowedException;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.name.SchemaName;
import io.lakewise.catalog.permission.Grant;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.catalog.permission.Target;
import io.lakewise.catalog.principal.PrincipalKind;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the catalog promises about volumes and external locations; a subclass names a database. */
public abstract class VolumesContract extends CatalogContract {

  private static final SchemaName FILES = new SchemaName("main", "Files");

  @BeforeEach
  void makePeople() {
    principal(PrincipalKind.USER, "anna");
    principal(PrincipalKind.USER, "ben");
    catalog.schemas().create(ADMIN, FILES, null);
  }

  private VolumeEntry volume(String name, String owner, String location) {
    return new VolumeEntry(
        UUID.nameUUIDFromBytes(location.getBytes(StandardCharsets.UTF_8)),
        FILES.name(name),
        location,
        true,
        owner,
        "of " + owner,
        clock.instant());
  }

  private void grant(String to, Target on, Privilege... privileges) {
    catalog.grants().grant(ADMIN, on, to, Set.of(privileges));
  }

  @Test
  void volumesAreMadeSeenAndUsedByGrants() {
    VolumeEntry raw = volume("Raw", "anna", "/v/1");
    Target.Schema schema = new Target.Schema(FILES);
    assertThatThrownBy(() -> catalog.volumes().create(ANNA, raw))
        .isInstanceOf(NameNotFoundException.class);
    grant("anna", schema, Privilege.USE_SCHEMA, Privilege.CREATE_TABLE);
    assertThatThrownBy(() -> catalog.volumes().create(ANNA, raw))
        .isInstanceOf(NotAllowedException.class)
        .hasMessageContaining("CREATE VOLUME");
    grant("anna", schema, Privilege.CREATE_VOLUME);
    catalog.volumes().create(ANNA, raw);
    assertThat(catalog.volumes().find(ANNA, FILES.name("RAW"))).contains(raw);
    assertThatThrownBy(() -> catalog.volumes().require(ANNA, FILES.name("row")))
        .hasMessageContaining("Volume main.Files.row does not exist. Did you mean main.Files.Raw?");

    assertThat(catalog.volumes().listAll(BEN)).isEmpty();
    grant("ben", schema, Privilege.USE_SCHEMA, Privilege.SELECT);
    assertThat(catalog.volumes().find(BEN, raw.name())).isEmpty();
    grant("ben", new Target.Volume(raw.name()), Privilege.READ_VOLUME);
    assertThat(catalog.volumes().list(BEN, FILES)).containsExactly(raw);
    assertThat(catalog.volumes().require(BEN, raw.name(), Privilege.READ_VOLUME)).isEqualTo(raw);
    assertThatThrownBy(() -> catalog.volumes().require(BEN, raw.name(), Privilege.WRITE_VOLUME))
        .hasMessageContaining("WRITE VOLUME");
    assertThatThrownBy(() -> catalog.volumes().drop(BEN, raw.name()))
        .isInstanceOf(NotAllowedException.class);
    grant("ben", schema, Privilege.WRITE_VOLUME);
    catalog.volumes().require(BEN, raw.name(), Privilege.WRITE_VOLUME);
    assertThat(catalog.grants().on(ADMIN, new Target.Volume(raw.name()), true))
        .extracting(Grant::name)
        .contains("main.Files.Raw", "main.Files");
  }

  @Test
  void volumesAreAlteredAndGoWithTheirGrantsAndTags() {
    VolumeEntry raw = volume("raw", "anna", "/v/1");
    catalog.volumes().create(ADMIN, raw);
    for (VolumeEntry wrong :
        new VolumeEntry[] {
          volume("RAW", "anna", "/v/2"), volume("b", "anna", "/v/1"), volume("c", "anna", "/v/1/in")
        }) {
      assertThatThrownBy(() -> catalog.volumes().create(ADMIN, wrong))
          .isInstanceOf(NameTakenException.class);
    }
    catalog.volumes().create(ADMIN, volume("other", "anna", "/v/11"));
    assertThatThrownBy(() -> catalog.volumes().rename(ADMIN, raw.name(), "OTHER"))
        .isInstanceOf(NameTakenException.class);
    catalog.volumes().rename(ADMIN, raw.name(), "Cooked");
    QualifiedName cooked = FILES.name("Cooked");
    catalog.volumes().comment(ADMIN, cooked, null);
    catalog.volumes().owner(ADMIN, cooked, "BEN");
    TagTarget tagged = new TagTarget.OfVolume(cooked);
    catalog.tags().set(ADMIN, tagged, Map.of("a", "1"));
    grant("anna", new Target.Volume(cooked), Privilege.READ_VOLUME);
    VolumeEntry now = catalog.volumes().require(ADMIN, cooked);
    assertThat(now)
        .isEqualTo(
            new VolumeEntry(raw.id(), cooked, raw.location(), true, "ben", null, raw.createdAt()));
    assertThat(catalog.tags().of(ADMIN, tagged)).containsEntry("a", "1");
    assertThat(catalog.tags().listAll(ADMIN)).hasSize(1);

    assertThat(catalog.volumes().drop(ADMIN, cooked)).isEqualTo(now);
    catalog.volumes().create(ADMIN, now);
    assertThat(catalog.tags().of(ADMIN, tagged)).isEmpty();
    assertThat(catalog.grants().on(ADMIN, new Target.Volume(cooked), false)).isEmpty();
    assertThatThrownBy(() -> catalog.schemas().drop(ADMIN, FILES, DropMode.RESTRICT))
        .hasMessageContaining("2 object");
    catalog.schemas().drop(ADMIN, FILES, DropMode.CASCADE);
    assertThat(catalog.volumes().listAll(ADMIN)).isEmpty();
  }

  private LocationEntry location(String name, String path) {
    return new LocationEntry("id-" + name, name, path, "local", null, clock.instant());
  }

  @Test
  void locationsCoverWhatLiesBelowThem() {
    LocationEntry landing = location("Landing", "/data/in");
    assertThatThrownBy(() -> catalog.locations().create(ANNA, landing))
        .hasMessageContaining("CREATE EXTERNAL LOCATION");
    catalog.locations().create(ADMIN, landing);
    for (LocationEntry wrong :
        new LocationEntry[] {
          location("LANDING", "/other"), location("b", "/data/in/deep"), location("c", "/data")
        }) {
      assertThatThrownBy(() -> catalog.locations().create(ADMIN, wrong))
          .isInstanceOf(NameTakenException.class);
    }
    catalog.locations().create(ADMIN, location("beside", "/data/in2"));
    assertThat(catalog.locations().covering("/data/in/a/b")).contains(landing);
    assertThat(catalog.locations().covering("/data/innocent")).isEmpty();

    assertThat(catalog.locations().list(ANNA)).isEmpty();
    assertThat(catalog.locations().allows(ANNA, "/data/in/a", Privilege.READ_FILES)).isFalse();
    grant("anna", new Target.ExternalLocation("landing"), Privilege.READ_FILES);
    assertThat(catalog.locations().list(ANNA)).containsExactly(landing);
    assertThat(catalog.locations().allows(ANNA, "/data/in/a", Privilege.READ_FILES)).isTrue();
    assertThat(catalog.locations().allows(ANNA, "/data/in/a", Privilege.WRITE_FILES)).isFalse();
    assertThat(catalog.locations().allows(ANNA, "/data/in2/a", Privilege.READ_FILES)).isFalse();
    assertThatThrownBy(() -> catalog.locations().drop(ANNA, "landing"))
        .isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> catalog.locations().drop(ADMIN, "lading"))
        .hasMessageContaining("Did you mean Landing?");
    catalog.locations().rename(ADMIN, "LANDING", "arrivals");
    catalog.locations().comment(ADMIN, "arrivals", "what comes");
    catalog.locations().owner(ADMIN, "arrivals", "ben");
    assertThat(catalog.locations().allows(BEN, "/data/in", Privilege.WRITE_FILES)).isTrue();
    catalog.locations().drop(BEN, "arrivals");
    catalog.locations().create(ADMIN, landing);
    assertThat(catalog.locations().list(ANNA)).isEmpty();
  }
}
