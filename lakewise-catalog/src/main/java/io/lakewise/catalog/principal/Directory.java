package io.lakewise.catalog.principal;

import io.lakewise.catalog.name.NameRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All principals, and who is in which group directly, at one moment; in order of name. */
public final class Directory {

  private final List<PrincipalEntry> all;
  private final Map<String, List<PrincipalEntry>> members = new HashMap<>();
  private final Map<String, List<PrincipalEntry>> groups = new HashMap<>();

  /**
   * That somebody is in a group.
   *
   * @param group its name as it compares ({@link NameRules#key})
   * @param member likewise
   */
  public record Link(String group, String member) {}

  /**
   * Keeps what it is given.
   *
   * @param all in order of name, without computed groups
   */
  public Directory(List<PrincipalEntry> all, List<Link> links) {
    this.all = List.copyOf(all);
    Map<String, Integer> places = new HashMap<>();
    for (PrincipalEntry entry : this.all) {
      places.put(NameRules.key(entry.name()), places.size());
      if (entry.admin()) {
        link(PrincipalEntry.ADMINS, entry);
      }
    }
    // In the order of the members and then in that of the groups, so that both lists are in order.
    links.stream()
        .filter(link -> places.containsKey(link.group) && places.containsKey(link.member))
        .sorted(
            (one, other) -> {
              int byMember = places.get(one.member).compareTo(places.get(other.member));
              return byMember == 0
                  ? places.get(one.group).compareTo(places.get(other.group))
                  : byMember;
            })
        .forEach(
            link ->
                link(this.all.get(places.get(link.group)), this.all.get(places.get(link.member))));
  }

  private void link(PrincipalEntry group, PrincipalEntry member) {
    members.computeIfAbsent(group.id(), id -> new ArrayList<>()).add(member);
    groups.computeIfAbsent(member.id(), id -> new ArrayList<>()).add(group);
  }

  /** All of a kind, the group of the admins first among the groups. */
  public List<PrincipalEntry> list(PrincipalKind kind) {
    List<PrincipalEntry> found = new ArrayList<>();
    if (kind == PrincipalKind.GROUP) {
      found.add(PrincipalEntry.ADMINS);
    }
    all.stream().filter(entry -> entry.kind() == kind).forEach(found::add);
    return found;
  }

  /** Who is in a group directly. */
  public List<PrincipalEntry> members(PrincipalEntry group) {
    return Optional.ofNullable(members.get(group.id())).orElse(List.of());
  }

  /** The groups that somebody is in directly, that of the admins first. */
  public List<PrincipalEntry> groups(PrincipalEntry member) {
    return Optional.ofNullable(groups.get(member.id())).orElse(List.of());
  }
}
