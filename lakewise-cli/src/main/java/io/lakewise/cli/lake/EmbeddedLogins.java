package io.lakewise.cli.lake;

import io.lakewise.catalog.Logins;
import io.lakewise.catalog.Passwords;
import io.lakewise.catalog.Principals;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.LoginEntry;
import io.lakewise.catalog.password.PasswordCheck;
import java.security.SecureRandom;
import java.util.List;

/** The sessions and passwords of a lake in this process, which its files' owner may change. */
record EmbeddedLogins(Logins logins, Passwords passwords, Principals principals)
    implements LakeLogins {

  @Override
  public List<LoginEntry> list() {
    return logins.list(Viewer.LOCAL);
  }

  @Override
  public void end(String id) {
    logins.end(Viewer.LOCAL, id);
  }

  @Override
  public boolean asksForCurrent(String name) {
    return false;
  }

  @Override
  public void setPassword(String name, String current, String password) {
    new PasswordCheck(() -> passwords, () -> principals, new SecureRandom())
        .set(Viewer.LOCAL, name, current, password, null);
  }
}
