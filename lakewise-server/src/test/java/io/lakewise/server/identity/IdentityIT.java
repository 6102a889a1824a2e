package io.lakewise.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.server.TestServer;
import io.lakewise.server.Waiting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People, tokens and rights over HTTP, and what they mean for statements. */
class IdentityIT {

  private static final String SCIM = IdentityClient.SCIM;
  private static final String PERMISSIONS = "/api/2.1/unity-catalog/permissions/";

  @TempDir private static Path folder;
  private static TestServer server;
  private static IdentityClient client;

  @BeforeAll
  static void start() {
    server = new TestServer(folder, Map.of("threads", "1"));
    client = new IdentityClient(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static JsonNode ask(String method, String path, String body, int status) {
    return client.ask(method, path, body, status);
  }

  private static JsonNode ask(String token, String method, String path, String body, int status) {
    return client.ask(token, method, path, body, status);
  }

  private static String user(String name) {
    return client.user(name);
  }

  private static String token(String name) {
    return client.token(name);
  }

  private List<String> found(String filter) {
    List<String> names = new ArrayList<>();
    ask("GET", SCIM + "Users?filter=" + filter.replace(" ", "%20").replace("\"", "%22"), null, 200)
        .path("Resources")
        .forEach(each -> names.add(each.path("userName").asText()));
    return names;
  }

  @Test
  void peopleAreFoundByFiltersAndInPages() {
    for (String name : List.of("fay@x.org", "Fin@x.org", "gus@y.org")) {
      user(name);
    }
    assertThat(found("userName eq \"FIN@x.org\"")).containsExactly("Fin@x.org");
    assertThat(found("userName sw \"f\" and userName ew \".org\""))
        .containsExactly("fay@x.org", "Fin@x.org");
    assertThat(found("userName sw \"f\" and not (userName co \"in\")"))
        .containsExactly("fay@x.org");
    assertThat(found("emails[value ew \"y.org\"]")).containsExactly("gus@y.org");
    assertThat(found("userName eq \"gus@y.org\" or displayName eq \"fay@x.org\""))
        .containsExactly("fay@x.org", "gus@y.org");
    assertThat(found("externalId pr")).isEmpty();
    for (String wrong : List.of("userName", "userName xx 1", "(userName pr", "a eq \"b\" c")) {
      String path = SCIM + "Users?filter=" + wrong.replace(" ", "%20").replace("\"", "%22");
      assertThat(ask("GET", path, null, 400).path("scimType").asText()).isEqualTo("invalidFilter");
    }
    JsonNode page = ask("GET", SCIM + "Users?startIndex=2&count=1", null, 200);
    assertThat(page.path("itemsPerPage").asInt()).isOne();
    assertThat(page.path("totalResults").asInt()).isGreaterThanOrEqualTo(4);
    assertThat(ask("GET", SCIM + "Users?count=0", null, 200).path("Resources")).isEmpty();
    assertThat(
            ask("POST", SCIM + "Users", "{'userName':'FAY@x.org'}", 409).path("scimType").asText())
        .isEqualTo("uniqueness");
  }

  @Test
  void groupsAreChangedByPatch() {
    String ida = user("ida");
    String jan = user("jan");
    String group =
        ask(
                "POST",
                SCIM + "Groups",
                "{'displayName':'crew','members':[{'value':'" + ida + "'}]}",
                201)
            .path("id")
            .asText();
    String one = SCIM + "Groups/" + group;
    patch(one, "{'op':'Add','path':'members','value':[{'value':'" + jan + "'}]}", 200);
    assertThat(ask("GET", one, null, 200).path("members")).hasSize(2);
    patch(one, "{'op':'remove','path':'members[value eq \\\"" + ida + "\\\"]'}", 200);
    assertThat(ask("GET", one, null, 200).path("members")).hasSize(1);
    assertThat(ask("GET", SCIM + "Users/" + jan, null, 200).path("groups").path(0).path("display"))
        .hasToString("\"crew\"");
    patch(one, "{'op':'replace','value':{'members':[]}}", 200);
    assertThat(ask("GET", one, null, 200).path("members")).isEmpty();
    patch(one, "{'op':'replace','path':'members','value':[{'value':'nobody'}]}", 400);
    patch(one, "{'op':'replace','path':'id','value':'x'}", 400);
    patch(one, "{'op':'remove'}", 400);
    patch(SCIM + "Users/" + jan, "{'op':'replace','path':'active','value':false}", 200);
    assertThat(ask("GET", SCIM + "Users/" + jan, null, 200).path("active").asBoolean()).isFalse();
    ask("DELETE", one, null, 204);
    ask("GET", one, null, 404);
  }

  private void patch(String path, String operation, int status) {
    String body = "{'schemas':['x'],'Operations':[" + operation + "]}";
    ask("PATCH", path, body, status);
  }

  @Test
  void whoIsNoAdminChangesNobody() {
    String eve = user("eve");
    String token = token("eve");
    assertThat(ask(token, "GET", SCIM + "Me", null, 200).path("userName").asText())
        .isEqualTo("eve");
    for (String kind : List.of("Users", "Groups", "ServicePrincipals")) {
      ask(token, "POST", SCIM + kind, "{'userName':'more','displayName':'more'}", 403);
      for (String id : List.of(eve, "admins", "nobody")) {
        ask(token, "PUT", SCIM + kind + "/" + id, "{'userName':'more'}", 403);
        patchAs(token, SCIM + kind + "/" + id, eve, 403);
        ask(token, "DELETE", SCIM + kind + "/" + id, null, 403);
      }
    }
    ask(token, "GET", "/api/2.0/token-management/tokens", null, 403);
    JsonNode own = ask(token, "POST", "/api/2.0/token/create", "{'comment':'c'}", 200);
    assertThat(ask(token, "GET", "/api/2.0/token/list", null, 200).path("token_infos")).hasSize(2);
    String second = own.path("token_value").asText();
    ask(second, "GET", SCIM + "Me", null, 200);
    String id = own.path("token_info").path("token_id").asText();
    ask(token, "POST", "/api/2.0/token/delete", "{'token_id':'" + id + "'}", 200);
    ask(second, "GET", SCIM + "Me", null, 401);
    patchAs(server.token(), SCIM + "Groups/admins", eve, 200);
    ask(token, "GET", "/api/2.0/token-management/tokens", null, 200);
    ask("DELETE", SCIM + "Users/" + eve, null, 204);
    ask(token, "GET", SCIM + "Me", null, 401);
  }

  private void patchAs(String token, String path, String member, int status) {
    ask(
        token,
        "PATCH",
        path,
        "{'Operations':[{'op':'add','path':'members','value':[{'value':'" + member + "'}]}]}",
        status);
  }

  @Test
  void permissionsAreTheGrantsOfStatements() throws Exception {
    user("kim");
    String token = token("kim");
    server.run("create schema shop");
    server.run("create table shop.orders as select 1 as id");
    String select = "select count(*) from shop.orders";
    assertThat(state(token, select)).contains("does not exist");
    ask(token, "GET", PERMISSIONS + "table/main.shop.orders", null, 404);
    change("schema/main.shop", "'add':['USE_SCHEMA']");
    assertThat(state(token, select)).contains("does not exist");
    change("table/main.shop.orders", "'add':['SELECT']");
    assertThat(state(token, select)).contains("SUCCEEDED");
    assertThat(state(token, "delete from shop.orders")).contains("MODIFY");
    JsonNode effective =
        ask(
            "GET",
            PERMISSIONS.replace("perm", "effective-perm") + "table/main.shop.orders?principal=kim",
            null,
            200);
    assertThat(effective.toString()).contains("inherited_from_type").contains("\"SELECT\"");
    ask(
        token,
        "PATCH",
        PERMISSIONS + "table/main.shop.orders",
        "{'changes':[{'principal':'kim','add':['MODIFY']}]}",
        403);
    ask("PATCH", PERMISSIONS + "table/main.shop.orders", "{'changes':[{'add':['FLY']}]}", 400);
    change("table/main.shop.orders", "'remove':['SELECT']");
    assertThat(state(token, select)).contains("does not exist");
    server.run("revoke can_use on warehouse default from `account users`");
    try {
      Waiting.until(
          "the warehouse is hidden",
          () -> state(token, "select 1").contains("default does not exist"));
    } finally {
      server.run("grant can_use on warehouse default to `account users`");
    }
  }

  @Test
  void severalRightsAreChangedTogetherOrNoneIs() throws Exception {
    user("lee");
    user("mia");
    server.run("create schema several");
    String schema = PERMISSIONS + "schema/main.several";
    String warehouse = "/api/2.0/permissions/warehouses/default";
    String schemaBefore = ask("GET", schema, null, 200).toString();
    String warehouseBefore = ask("GET", warehouse, null, 200).toString();
    String lee = "'principal':'lee','add':['USE_SCHEMA']";
    ask(
        "PATCH",
        schema,
        "{'changes':[{" + lee + "},{'principal':'nobody','add':['SELECT']}]}",
        404);
    ask("PATCH", schema, "{'changes':[{" + lee + "},{'principal':'mia','add':['CAN_USE']}]}", 403);
    String uses = "'permission_level':'CAN_USE'";
    String leeUses = "{'access_control_list':[{'user_name':'lee'," + uses + "}";
    String nobodyUses = ",{'user_name':'nobody'," + uses + "}]}";
    ask("PATCH", warehouse, leeUses + nobodyUses, 404);
    ask("PUT", warehouse, leeUses + nobodyUses, 404);
    assertThat(ask("GET", schema, null, 200).toString()).isEqualTo(schemaBefore);
    assertThat(ask("GET", warehouse, null, 200).toString()).isEqualTo(warehouseBefore);
    ask("PATCH", schema, "{'changes':[{" + lee + "},{'principal':'mia','add':['SELECT']}]}", 200);
    assertThat(ask("GET", schema, null, 200).toString()).contains("lee", "mia");
    assertThat(ask("PUT", warehouse, leeUses + "]}", 200).toString())
        .contains("lee")
        .doesNotContain("account users");
    String all = "{'access_control_list':[{'group_name':'account users'," + uses + "}]}";
    assertThat(ask("PUT", warehouse, all, 200).toString()).isEqualTo(warehouseBefore);
  }

  private void change(String securable, String what) {
    String body = "{'changes':[{'principal':'kim'," + what + "}]}";
    ask("PATCH", PERMISSIONS + securable, body, 200);
  }

  private static String state(String token, String statement) {
    return server
        .ask(
            "/api/2.0/sql/statements",
            "{\"warehouse_id\":\"default\",\"wait_timeout\":\"50s\",\"statement\":\""
                + statement
                + "\"}",
            Map.of("Authorization", "Bearer " + token))
        .body();
  }
}
