package io.lakewise.bench.server;

import java.util.ArrayList;
import java.util.List;

/**
 * The users of a load: the first has half of all clients, the others share the rest, so that equal
 * shares are something else than what the clients would take by their number.
 */
final class LoadUsers {

  private static final String TABLES = "main.default";

  private final List<String> tokens;
  private final int clients;

  private LoadUsers(List<String> tokens, int clients) {
    this.tokens = tokens;
    this.clients = clients;
  }

  /** Makes users that may read and write all tables. */
  static LoadUsers make(RunningServer server, int users, int clients) throws Exception {
    List<String> tokens = new ArrayList<>();
    for (int user = 0; user < users; user++) {
      String name = "load" + user;
      tokens.add(server.token(name));
      server.json().rows("GRANT SELECT, MODIFY ON SCHEMA " + TABLES + " TO " + name);
    }
    return new LoadUsers(tokens, clients);
  }

  int count() {
    return tokens.size();
  }

  /** Whose a client is. */
  int of(int client) {
    int others = tokens.size() - 1;
    return others == 0 || client < clients / 2 ? 0 : 1 + client % others;
  }

  String token(int user) {
    return tokens.get(user);
  }

  /** How many clients a user has. */
  int clients(int user) {
    int count = 0;
    for (int client = 0; client < clients; client++) {
      count += of(client) == user ? 1 : 0;
    }
    return count;
  }
}
