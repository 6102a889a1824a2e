package io.lakewise.catalog.password;

import io.lakewise.catalog.Passwords;
import io.lakewise.catalog.Principals;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.principal.PrincipalEntry;
import io.lakewise.catalog.principal.PrincipalKind;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

/** Sets passwords and tells whether one is right; all interfaces ask it. Thread-safe. */
public final class PasswordCheck {

  private final Supplier<Passwords> passwords;
  private final Supplier<Principals> principals;
  private final SecureRandom random;
  private final BiPredicate<PasswordHash, String> matching;

  /** Checks passwords of a state, which is opened when it is first needed. */
  public PasswordCheck(
      Supplier<Passwords> passwords, Supplier<Principals> principals, SecureRandom random) {
    this(passwords, principals, random, PasswordHash::matches);
  }

  /** With another way to tell whether a password has a hash. */
  PasswordCheck(
      Supplier<Passwords> passwords,
      Supplier<Principals> principals,
      SecureRandom random,
      BiPredicate<PasswordHash, String> matching) {
    this.passwords = passwords;
    this.principals = principals;
    this.random = random;
    this.matching = matching;
  }

  /**
   * Who signs in. It takes as long for whoever is not known, not active or has no password.
   *
   * @return empty if the name or the password is wrong
   */
  public Optional<PrincipalEntry> signIn(String name, String password) {
    Optional<PrincipalEntry> user =
        principals
            .get()
            .find(name)
            .filter(entry -> entry.kind() == PrincipalKind.USER && entry.active());
    Optional<String> kept = passwords.get().find(name).filter(hash -> user.isPresent());
    PasswordHash hash =
        kept.map(PasswordHash::read).orElseGet(() -> PasswordHash.ofNothing(random));
    boolean right = matching.test(hash, password) && kept.isPresent();
    if (right && hash.isWeak()) {
      passwords.get().rehash(name, kept.get(), hashed(password));
    }
    return right ? user : Optional.empty();
  }

  /** Whether somebody has a password. */
  public boolean has(String name) {
    return passwords.get().find(name).isPresent();
  }

  /**
   * Sets somebody's password.
   *
   * @param viewer an admin, or the user itself
   * @param current the password until now, which whoever is no admin, or changes the own one, must
   *     know if there is one; null for none
   * @param keptLogin id of the login by which this is asked, which goes on; null for none
   * @throws io.lakewise.table.error.LakewiseException (USER) if it is not good enough, the current
   *     one is wrong, or the viewer may not
   */
  public void set(Viewer viewer, String name, String current, String password, String keptLogin) {
    boolean own = NameRules.key(viewer.principal()).equals(NameRules.key(name));
    if (!own && !viewer.admin()) {
      throw PasswordErrors.forAdmins();
    }
    PrincipalEntry user =
        principals
            .get()
            .find(name)
            .orElseThrow(() -> CatalogErrors.notFound("user", NameRules.printed(name), List.of()));
    if (user.kind() != PrincipalKind.USER) {
      throw PasswordErrors.notUser(user.kind().printed(), user.name());
    }
    Optional<String> kept = passwords.get().find(name);
    if (own
        && kept.isPresent()
        && !matching.test(PasswordHash.read(kept.get()), current == null ? "" : current)) {
      throw PasswordErrors.wrongCurrent();
    }
    PasswordPolicy.check(user.name(), password);
    passwords.get().set(viewer, user.name(), hashed(password), keptLogin);
  }

  private String hashed(String password) {
    return PasswordHash.of(password, PasswordHash.COST, random).text();
  }
}
