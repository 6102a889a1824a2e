package io.lakewise.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.server.TestServer;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What RFC 7643 and RFC 7644 ask of a server. */
class ScimIT {

  private static final String SCIM = IdentityClient.SCIM;
  private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:";

  @TempDir private static Path folder;
  private static TestServer server;
  private static IdentityClient client;
  private static String ann;
  private static String crew;

  @BeforeAll
  static void start() {
    server = new TestServer(folder, Map.of("threads", "1"));
    client = new IdentityClient(server);
    ann =
        client
            .ask(
                "POST",
                SCIM + "Users",
                "{'userName':'Ann@x.org','displayName':'Ann \\'A\\'','externalId':'E1',"
                    + "'name':{'givenName':'A'},'urn:x:y':{'a':1}}",
                201)
            .path("id")
            .asText();
    client.user("bob@y.org");
    client.ask("POST", SCIM + "Users", "{'userName':'cyd@y.org','active':false}", 201);
    crew =
        client
            .ask(
                "POST",
                SCIM + "Groups",
                "{'displayName':'crew','members':[{'value':'" + ann + "'}]}",
                201)
            .path("id")
            .asText();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static List<String> names(String query) {
    List<String> names = new ArrayList<>();
    client
        .ask("GET", SCIM + "Users?" + query, null, 200)
        .path("Resources")
        .forEach(each -> names.add(each.path("userName").asText()));
    return names;
  }

  private static String filter(String text) {
    return "filter=" + URLEncoder.encode(text.replace('\'', '"'), StandardCharsets.UTF_8);
  }

  @Test
  void filters() {
    Map<String, List<String>> expected = new LinkedHashMap<>();
    expected.put("userName eq 'ann@X.ORG'", List.of("Ann@x.org"));
    expected.put("USERNAME Eq 'ann@x.org'", List.of("Ann@x.org"));
    expected.put(
        "userName ne 'admin' and not (userName sw 'ann')", List.of("bob@y.org", "cyd@y.org"));
    expected.put(
        "userName co '@y' or userName co '@x' and active eq false",
        List.of("bob@y.org", "cyd@y.org"));
    expected.put(
        "(userName co '@y' or userName co '@x') and active eq false", List.of("cyd@y.org"));
    expected.put("active eq true and userName ew '.org'", List.of("Ann@x.org", "bob@y.org"));
    expected.put("externalId pr", List.of("Ann@x.org"));
    expected.put("externalId eq null and userName ne 'admin'", List.of("bob@y.org", "cyd@y.org"));
    expected.put("externalId ne null", List.of("Ann@x.org"));
    expected.put(CORE + "User:userName eq 'bob@y.org'", List.of("bob@y.org"));
    expected.put("emails.value eq 'bob@y.org'", List.of("bob@y.org"));
    expected.put("emails[primary eq true and value sw 'bob']", List.of("bob@y.org"));
    expected.put("emails[primary eq false]", List.of());
    expected.put("groups.display eq 'crew'", List.of("Ann@x.org"));
    expected.put("groups[value eq '" + crew + "']", List.of("Ann@x.org"));
    expected.put(
        "meta.created gt '2020-01-01T00:00:00+02:00' and userName sw 'b'", List.of("bob@y.org"));
    expected.put("meta.created lt '2020-01-01T00:00:00Z'", List.of());
    expected.put("userName gt 'bob@y.org'", List.of("cyd@y.org"));
    expected.put("userName ge 'bob@y.org' and userName le 'bob@y.org'", List.of("bob@y.org"));
    expected.put("displayName eq 'Ann \\'A\\''", List.of("Ann@x.org"));
    expected.put("nothing pr", List.of());
    expected.put("id eq '" + ann + "'", List.of("Ann@x.org"));
    assertThat(expected)
        .allSatisfy((text, found) -> assertThat(names(filter(text))).as(text).isEqualTo(found));
  }

  @Test
  void whatIsNoFilterIsRefused() {
    for (String wrong :
        List.of(
            "userName",
            "userName eq",
            "userName eq ann",
            "eq 'a'",
            "userName like 'a'",
            "userName eq 'a' and",
            "userName eq 'a' userName",
            "(userName eq 'a'",
            "userName eq 'a')",
            "not userName pr",
            "emails[value eq 'a'",
            "active gt true",
            "active co true",
            "userName eq 'a",
            "userName eq '\\q'",
            "(".repeat(30) + "id pr" + ")".repeat(30),
            "userName eq '" + "a".repeat(5000) + "'")) {
      JsonNode refused = client.ask("GET", SCIM + "Users?" + filter(wrong), null, 400);
      assertThat(refused.path("scimType").asText()).as(wrong).isEqualTo("invalidFilter");
      assertThat(refused.path("status").asText()).isEqualTo("400");
      assertThat(refused.path("schemas").path(0).asText())
          .isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
    }
  }

  @Test
  void pages() {
    List<String> all = names("");
    List<String> paged = new ArrayList<>();
    for (int start = 1; start <= all.size(); start += 2) {
      paged.addAll(names("count=2&startIndex=" + start));
    }
    assertThat(paged).isEqualTo(all).hasSize(4);
    assertThat(names("count=-5")).isEmpty();
    assertThat(names("startIndex=-5&count=1")).containsExactly(all.get(0));
    JsonNode beyond = client.ask("GET", SCIM + "Users?startIndex=100", null, 200);
    assertThat(beyond.path("totalResults").asInt()).isEqualTo(4);
    assertThat(beyond.path("itemsPerPage").asInt()).isZero();
    assertThat(names("sortBy=userName&sortOrder=descending&count=1")).containsExactly("cyd@y.org");
    assertThat(names("sortBy=emails.value&count=2")).containsExactly("admin", "Ann@x.org");
    client.ask("GET", SCIM + "Users?sortBy=userName&sortOrder=up", null, 400);
    client.ask("GET", SCIM + "Users?count=many", null, 400);
  }

  @Test
  void attributesAreChosen() {
    assertThat(fields("attributes=userName")).containsExactly("id", "schemas", "userName");
    assertThat(fields("attributes=" + CORE + "User:USERNAME"))
        .containsExactly("id", "schemas", "userName");
    assertThat(fields("excludedAttributes=groups,meta,id,emails"))
        .containsExactly("active", "displayName", "externalId", "id", "schemas", "userName");
    JsonNode part =
        client.ask("GET", SCIM + "Users/" + ann + "?attributes=emails.value", null, 200);
    assertThat(part.path("emails").path(0)).hasToString("{\"value\":\"Ann@x.org\"}");
    JsonNode group =
        client.ask("GET", SCIM + "Groups/" + crew + "?excludedAttributes=members.$ref", null, 200);
    assertThat(group.path("members").path(0).has("$ref")).isFalse();
    assertThat(group.path("members").path(0).path("value").asText()).isEqualTo(ann);
  }

  private static Set<String> fields(String query) {
    Set<String> fields = new TreeSet<>();
    client
        .ask("GET", SCIM + "Users/" + ann + "?" + query, null, 200)
        .fieldNames()
        .forEachRemaining(fields::add);
    return fields;
  }

  private static JsonNode patch(String path, String operations, int status) {
    return client.ask("PATCH", SCIM + path, "{'Operations':[" + operations + "]}", status);
  }

  @Test
  void patchesAreWholeOrNothing() {
    String dee = "Users/" + client.user("dee");
    JsonNode changed =
        patch(
            dee,
            "{'op':'add','path':'displayName','value':'Dee'},{'op':'Replace','value':"
                + "{'active':'False','"
                + CORE
                + "User:externalId':'E9','title':'x','urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':{'department':'d'}}}",
            200);
    assertThat(changed.path("displayName").asText()).isEqualTo("Dee");
    assertThat(changed.path("active").isBoolean()).isTrue();
    assertThat(changed.path("active").asBoolean()).isFalse();
    assertThat(changed.path("externalId").asText()).isEqualTo("E9");
    assertThat(patch(dee, "{'op':'remove','path':'externalId'}", 200).has("externalId")).isFalse();
    Map<String, String> refused = new LinkedHashMap<>();
    refused.put("{'op':'replace','path':'id','value':'x'}", "mutability");
    refused.put("{'op':'replace','path':'userName','value':''}", "mutability");
    refused.put("{'op':'replace','path':'userName','value':'a\\u200bb'}", "invalidValue");
    refused.put("{'op':'remove','path':'userName'}", "mutability");
    refused.put("{'op':'add','path':'groups','value':[]}", "mutability");
    refused.put("{'op':'replace','path':'wings','value':2}", "invalidPath");
    refused.put("{'op':'replace','path':'','value':2}", "invalidValue");
    refused.put("{'op':'remove'}", "noTarget");
    refused.put("{'op':'turn','path':'active','value':true}", "invalidValue");
    refused.put("{'op':'replace','path':'active','value':'maybe'}", "invalidValue");
    refused.put("{'op':'replace','path':'active'}", "invalidValue");
    assertThat(refused)
        .allSatisfy(
            (operation, type) ->
                assertThat(
                        patch(
                                dee,
                                "{'op':'replace','path':'active','value':true}," + operation,
                                400)
                            .path("scimType")
                            .asText())
                    .as(operation)
                    .isEqualTo(type));
    assertThat(client.ask("GET", SCIM + dee, null, 200).path("active").asBoolean()).isFalse();
    client.ask("DELETE", SCIM + dee, null, 204);
  }

  @Test
  void membersArePatchedByValuePaths() {
    String one = client.user("m1");
    String two = client.user("m2");
    String group =
        "Groups/"
            + client.ask("POST", SCIM + "Groups", "{'displayName':'g'}", 201).path("id").asText();
    String add = "{'op':'add','path':'members','value':[{'value':'%s'},{'value':'%s'}]}";
    patch(group, add.formatted(one, two), 200);
    assertThat(patch(group, add.formatted(one, two), 200).path("members")).hasSize(2);
    String unknown = "{'op':'add','path':'members','value':[{'value':'nobody'}]}";
    patch(group, "{'op':'remove','path':'members'}," + unknown, 400);
    patch(group, "{'op':'add','path':'members','value':['" + one + "']}", 400);
    patch(group, "{'op':'replace','path':'members[value eq \\'none\\']','value':{}}", 400);
    assertThat(client.ask("GET", SCIM + group, null, 200).path("members")).hasSize(2);
    String by = "{'op':'remove','path':'members','value':[{'value':'" + two + "'}]}";
    assertThat(patch(group, by, 200).path("members")).hasSize(1);
    String all = "{'op':'remove','path':'members[not (value pr) or display sw \\'m\\']'}";
    assertThat(patch(group, all, 200).path("members")).isEmpty();
    patch(group, "{'op':'add','path':'members','value':[{'value':'" + idOf(group) + "'}]}", 400);
    patch(
        "Groups/admins",
        "{'op':'add','path':'members','value':[{'value':'" + idOf(group) + "'}]}",
        400);
    client.ask("DELETE", SCIM + "Groups/admins", null, 400);
    client.ask("DELETE", SCIM + group, null, 204);
    client.ask("DELETE", SCIM + "Users/" + one, null, 204);
    client.ask("DELETE", SCIM + "Users/" + two, null, 204);
  }

  private static String idOf(String path) {
    return path.substring(path.indexOf('/') + 1);
  }

  @Test
  void replacingTakesWhatIsNotSaid() {
    String eve = "Users/" + client.user("eve");
    client.ask("PUT", SCIM + eve, "{'userName':'eve','displayName':'E','id':'other'}", 200);
    JsonNode changed = client.ask("PUT", SCIM + eve, "{'userName':'EVE'}", 200);
    assertThat(changed.path("displayName").asText()).isEqualTo("EVE");
    assertThat(changed.path("userName").asText()).isEqualTo("EVE");
    client.user("adam");
    assertThat(client.ask("PUT", SCIM + eve, "{'userName':'Adam'}", 409).path("scimType").asText())
        .isEqualTo("uniqueness");
    client.ask("PUT", SCIM + eve, "{}", 400);
    client.ask("PUT", SCIM + "Groups/" + idOf(eve), "{'displayName':'eve'}", 404);
    client.ask("DELETE", SCIM + eve, null, 204);
  }

  @Test
  void whatIsMadeHasAPlaceAndAMediaType() {
    HttpResponse<String> made =
        client.send(server.token(), "POST", SCIM + "Users", "{'userName':'fay'}");
    String place = made.headers().firstValue("location").orElseThrow();
    assertThat(place).startsWith(SCIM + "Users/");
    assertThat(made.headers().firstValue("content-type")).hasValue("application/scim+json");
    assertThat(client.ask("GET", place, null, 200).path("meta").path("location").asText())
        .isEqualTo(place);
    client.ask("DELETE", place, null, 204);
    assertThat(client.ask("GET", place, null, 404).path("status").asText()).isEqualTo("404");
    JsonNode taken = client.ask("POST", SCIM + "Groups", "{'displayName':'ann@X.org'}", 409);
    assertThat(taken.path("scimType").asText()).isEqualTo("uniqueness");
    for (String malformed : List.of("{", "[]", "")) {
      JsonNode refused = client.ask("POST", SCIM + "Users", malformed, 400);
      assertThat(refused.path("scimType").asText()).isEqualTo("invalidSyntax");
    }
    client.ask("POST", SCIM + "Users", "{'displayName':'nameless'}", 400);
  }

  @Test
  void itSaysWhatItHas() {
    JsonNode configuration = client.ask("GET", SCIM + "ServiceProviderConfig", null, 200);
    assertThat(configuration.path("patch").path("supported").asBoolean()).isTrue();
    for (String no : List.of("bulk", "etag", "changePassword")) {
      assertThat(configuration.path(no).path("supported").asBoolean()).as(no).isFalse();
    }
    client.ask("POST", SCIM + "Bulk", "{'Operations':[]}", 404);
    HttpResponse<String> me = client.send(server.token(), "GET", SCIM + "Me", null);
    assertThat(me.headers().firstValue("etag")).isEmpty();
    assertThat(Browser.json(me).path("meta").has("version")).isFalse();
    assertThat(client.ask("GET", SCIM + "ResourceTypes", null, 200).path("Resources")).hasSize(3);
    for (JsonNode type : client.ask("GET", SCIM + "ResourceTypes", null, 200).path("Resources")) {
      JsonNode schema =
          client.ask("GET", SCIM + "Schemas/" + type.path("schema").asText(), null, 200);
      Set<String> described = new TreeSet<>(Set.of("id", "schemas", "meta", "externalId"));
      schema.path("attributes").forEach(each -> described.add(each.path("name").asText()));
      String one = SCIM + type.path("endpoint").asText().substring(1);
      for (JsonNode resource : client.ask("GET", one, null, 200).path("Resources")) {
        resource.fieldNames().forEachRemaining(name -> assertThat(described).contains(name));
      }
    }
    client.ask("GET", SCIM + "Schemas/nothing", null, 404);
    assertThat(client.ask("GET", SCIM + "ResourceTypes/User", null, 200).path("endpoint").asText())
        .isEqualTo("/Users");
  }
}
