package io.lakewise.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.server.TestServer;
import io.lakewise.server.TestServer.Answer;
import io.lakewise.server.access.TestTokens;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that are found over HTTP. */
class SearchIT {

  @TempDir private static Path folder;
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = new TestServer(folder, Map.of("threads", "1"));
    for (String statement :
        List.of(
            "create schema secret",
            "create table secret.orders (id int)",
            "create table orders (id int)",
            "create view big_orders as select * from orders",
            "create function order_of(x int) returns int return x + 1")) {
      server.rows(statement);
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Answer search(String query, String token) {
    return server.ask("/api/v1/search?" + query, null, Map.of("Authorization", "Bearer " + token));
  }

  private static List<String> names(JsonNode answer) {
    return answer.findValuesAsText("name");
  }

  @Test
  void pagesFollowEachOther() {
    JsonNode first = search("q=order&limit=2", server.token()).json();
    assertThat(names(first)).containsExactly("orders", "orders");
    JsonNode second =
        search(
                "q=order&limit=2&page_token=" + first.path("next_page_token").asText(),
                server.token())
            .json();
    assertThat(names(second)).containsExactly("order_of", "big_orders");
    assertThat(second.has("next_page_token")).isFalse();
    assertThat(search("q=order&page_token=eA", server.token()).status()).isEqualTo(400);
    assertThat(search("q=" + "x".repeat(256), server.token()).status()).isEqualTo(400);
    assertThat(search("q=order&limit=0", server.token()).status()).isEqualTo(400);
  }

  @Test
  void columnsOfViewsAreThoseOfTheirQueries() {
    server.run("create view cargo (tonnage, pier_id) as select 1, 2");
    assertThat(columns("tonn")).containsExactly("cargo: tonnage");
    server.run("create or replace view cargo as select 1 as tonnes, 2 as pier_id");
    assertThat(columns("tonn")).containsExactly("cargo: tonnes");
    server.run("alter view cargo as select 3 as freight");
    assertThat(columns("tonn")).isEmpty();
    assertThat(columns("freight")).containsExactly("cargo: freight");
    server.run("drop view cargo");
    assertThat(columns("freight")).isEmpty();
  }

  @Test
  void columnsAreKnownFromWhenATableIsMadeOrChanged() {
    server.run("create table shipments (weight_kg int, harbour string)");
    assertThat(columns("harb")).containsExactly("shipments: harbour");
    server.run("alter table shipments add column harbour_fee int");
    assertThat(columns("harb")).containsExactly("shipments: harbour, harbour_fee");
    server.run("alter table shipments set tblproperties ('delta.columnMapping.mode' = 'name')");
    server.run("alter table shipments rename column harbour to port");
    assertThat(columns("harb")).containsExactly("shipments: harbour_fee");
    server.run("create or replace table shipments as select 1 as pier");
    assertThat(columns("harb")).isEmpty();
    server.run("restore table shipments to version as of 2");
    assertThat(columns("harb")).containsExactly("shipments: harbour, harbour_fee");
    server.run("alter table shipments rename to cargo");
    assertThat(columns("harb")).containsExactly("cargo: harbour, harbour_fee");
    server.run("drop table cargo");
    assertThat(columns("harb")).isEmpty();
  }

  private static List<String> columns(String text) {
    return StreamSupport.stream(
            search("q=" + text, server.token()).json().path("found").spliterator(), false)
        .map(
            found -> {
              List<String> columns = new ArrayList<>();
              found.path("columns").forEach(column -> columns.add(column.asText()));
              return found.path("name").asText() + ": " + String.join(", ", columns);
            })
        .toList();
  }

  @Test
  void whatIsNotOnesOwnIsNotThere() {
    try (TestTokens tokens = new TestTokens(folder.resolve("lake"))) {
      String bob = tokens.make("b", "bob", Optional.empty());
      assertThat(names(search("q=order", bob).json())).isEmpty();
      server.run("grant select on table orders to bob");
      JsonNode found = search("q=order", bob).json();
      assertThat(names(found)).containsExactly("orders");
      assertThat(found.at("/found/0/schema").asText()).isEqualTo("default");
      assertThat(names(search("q=secret", bob).json())).isEmpty();
      assertThat(names(search("q=order&as=bob", server.token()).json())).containsExactly("orders");
      assertThat(search("q=order&as=admin", bob).status()).isEqualTo(403);
      assertThat(search("q=order&as=nobody", server.token()).status()).isEqualTo(404);
    }
  }
}
