package io.lakewise.cli.lake;

import io.lakewise.catalog.Principals;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.principal.PrincipalEntry;
import io.lakewise.catalog.principal.PrincipalKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The people of a lake in this process, which its files' owner may change. */
record EmbeddedPeople(Principals principals) implements LakePeople {

  @Override
  public PrincipalEntry create(PrincipalKind kind, String name, Optional<String> displayName) {
    return principals.create(
        Viewer.LOCAL,
        new PrincipalEntry(
            UUID.randomUUID().toString(),
            kind,
            name,
            displayName,
            Optional.empty(),
            false,
            true,
            Instant.now().truncatedTo(ChronoUnit.MICROS)));
  }

  @Override
  public List<PrincipalEntry> list(PrincipalKind kind) {
    return principals.directory().list(kind);
  }

  @Override
  public PrincipalEntry find(String name, List<PrincipalKind> kinds) {
    return principals
        .find(name)
        .filter(entry -> kinds.contains(entry.kind()))
        .orElseThrow(() -> LakeErrors.nobody(name, kinds));
  }

  @Override
  public List<String> groups(PrincipalEntry member) {
    return principals.groups(member.name()).stream().map(PrincipalEntry::name).toList();
  }

  @Override
  public List<Member> members(PrincipalEntry group) {
    return principals.members(group.name()).stream()
        .map(member -> new Member(member.name(), member.kind()))
        .toList();
  }

  @Override
  public void activate(PrincipalEntry entry, boolean whether) {
    principals.replace(Viewer.LOCAL, entry.withActive(whether));
  }

  @Override
  public void rename(PrincipalEntry entry, String name) {
    principals.replace(Viewer.LOCAL, entry.withName(name));
  }

  @Override
  public void drop(PrincipalEntry entry) {
    principals.drop(Viewer.LOCAL, entry.kind(), entry.name());
  }

  @Override
  public void add(PrincipalEntry group, PrincipalEntry member) {
    principals.add(Viewer.LOCAL, group.name(), member.name());
  }

  @Override
  public void remove(PrincipalEntry group, PrincipalEntry member) {
    principals.remove(Viewer.LOCAL, group.name(), member.name());
  }
}
