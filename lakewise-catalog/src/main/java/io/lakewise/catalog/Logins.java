package io.lakewise.catalog;

import io.lakewise.catalog.entry.LoginEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who has signed in, whom a browser's cookie lets in until the login ends. Only digests of what the
 * browser holds come here. An admin sees and ends all; others see and end their own.
 */
public interface Logins {

  /**
   * Somebody whom the caller has checked signs in. What has ended is forgotten, and so is the
   * oldest login of somebody who has a great many.
   *
   * @param wanted its principal's name and admin are taken from the principal
   * @param digest as {@link io.lakewise.catalog.token.TokenText#digest} makes it
   * @return the login as it was added
   * @throws io.lakewise.catalog.error.NameNotFoundException if the principal is not known
   */
  LoginEntry begin(LoginEntry wanted, String digest);

  /**
   * The login with a digest; none that has ended or expired, whose principal is not active, or
   * whose token no longer works.
   */
  Optional<LoginEntry> find(String digest);

  /** All that {@link #find} finds and the viewer sees, the newest first. */
  List<LoginEntry> list(Viewer viewer);

  /**
   * Ends a login, at once and for ever.
   *
   * @throws io.lakewise.catalog.error.NameNotFoundException if the viewer sees none with this id
   */
  void end(Viewer viewer, String id);

  /** Notes when logins were last used, by id; never an earlier time than is known. */
  void used(Map<String, Instant> times);
}
