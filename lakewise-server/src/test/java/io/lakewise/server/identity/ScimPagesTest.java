package io.lakewise.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import io.lakewise.catalog.Principals;
import io.lakewise.catalog.principal.Directory;
import io.lakewise.catalog.principal.PrincipalEntry;
import io.lakewise.catalog.principal.PrincipalKind;
import io.lakewise.server.answer.JsonAnswers;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the state is asked for when many users are paged through. */
class ScimPagesTest {

  private static final int USERS = 1000;

  @Test
  void aPageOfManyUsersIsOneQuestionToTheState() throws IOException {
    List<PrincipalEntry> groups = List.of(named(PrincipalKind.GROUP, "crew"));
    List<PrincipalEntry> all = new ArrayList<>(groups);
    List<Directory.Link> links = new ArrayList<>();
    IntStream.range(0, USERS)
        .mapToObj(i -> named(PrincipalKind.USER, "u%04d".formatted(i)))
        .forEach(
            user -> {
              all.add(user);
              links.add(new Directory.Link("crew", user.name()));
            });
    List<String> asked = new ArrayList<>();
    Principals watched =
        (Principals)
            Proxy.newProxyInstance(
                Principals.class.getClassLoader(),
                new Class<?>[] {Principals.class},
                (proxy, method, arguments) -> {
                  asked.add(method.getName());
                  return new Directory(all, links);
                });
    ServerBuilder builder = Server.builder();
    new ScimApi(() -> watched, () -> {}, () -> {}, Clock.systemUTC()).addTo(builder);
    try (Server server = builder.build()) {
      server.start().join();
      WebClient client = WebClient.of("http://127.0.0.1:" + server.activeLocalPort());
      Set<String> names = new TreeSet<>();
      for (int start = 1; start <= USERS; start += 100) {
        JsonNode page =
            JsonAnswers.mapper()
                .readTree(
                    client
                        .get(ScimApi.PATH + "Users?count=100&startIndex=" + start)
                        .aggregate()
                        .join()
                        .contentUtf8());
        assertThat(page.path("totalResults").asInt()).isEqualTo(USERS);
        for (JsonNode user : page.path("Resources")) {
          names.add(user.path("userName").asText());
          assertThat(user.path("groups")).hasSize(1);
        }
      }
      assertThat(names).hasSize(USERS);
      assertThat(asked).hasSize(10).containsOnly("directory");
    }
  }

  private static PrincipalEntry named(PrincipalKind kind, String name) {
    return PrincipalEntry.named("id-" + name, kind, name, Instant.EPOCH);
  }
}
