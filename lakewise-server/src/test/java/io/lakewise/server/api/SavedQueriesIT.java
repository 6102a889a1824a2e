package io.lakewise.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Saved queries over HTTP, of two people. */
class SavedQueriesIT extends OverApi {

  private static final String ALL = "/api/v1/saved-queries";

  private static String create(String token, String folder, String name) {
    return ALL
        + "/"
        + ask(
                token,
                ALL,
                "{'folder':'%s','name':'%s','text':'select 1','settings':{'chart':'{}'}}"
                    .formatted(folder, name),
                200)
            .at("/query/id")
            .asText();
  }

  private static List<String> names(String token, String query) {
    return ask(token, ALL + query, null, 200).findValuesAsText("name");
  }

  @Test
  void oneIsChangedByThoseItIsSharedWith() {
    String own = create(ann, "shared", "sales");
    for (String path : List.of(own, own + "/versions", own + "/shares")) {
      ask(bob, path, null, 404);
    }
    ask(bob, own + "/versions", "{'base_version':1,'text':'x'}", 404);
    assertThat(names(bob, "")).doesNotContain("sales");

    ask(ann, own + "/shares", "{'principal':'bob','privilege':'CAN_RUN'}", 200);
    assertThat(names(bob, "")).contains("sales");
    assertThat(ask(bob, own, null, 200).at("/query/editable").asBoolean()).isFalse();
    ask(bob, own + "/versions", "{'base_version':1,'text':'x'}", 403);
    ask(bob, own + "/shares", "{'principal':'bob','privilege':'CAN_EDIT'}", 403);

    JsonNode shares = ask(ann, own + "/shares", "{'principal':'bob','privilege':'CAN_EDIT'}", 200);
    assertThat(shares.path("shares")).hasSize(1);
    assertThat(shares.at("/shares/0/privilege").asText()).isEqualTo("CAN_EDIT");
    JsonNode changed = ask(bob, own + "/versions", "{'base_version':1,'text':'select 2'}", 200);
    assertThat(changed.at("/content/version").asInt()).isEqualTo(2);
    assertThat(changed.at("/content/author").asText()).isEqualTo("bob");
    assertThat(
            ask(ann, own + "/versions", "{'base_version':1,'text':'lost'}", 409)
                .path("message")
                .asText())
        .startsWith("Version 2 was made by bob since version 1 was read.");
    assertThat(ask(ann, own + "?version=1", null, 200).at("/content/text").asText())
        .isEqualTo("select 1");

    ask(ann, own + "/shares", "{'principal':'bob','privilege':'NONE'}", 200);
    ask(bob, own, null, 404);
    assertThat(names(bob, "")).doesNotContain("sales");
  }

  @Test
  void listsAndVersionsComeInPages() {
    for (String name : List.of("p1", "p2", "p3")) {
      create(ann, "pages/Größe", name);
    }
    JsonNode first = ask(ann, ALL + "?limit=2&q=GR%C3%96%C3%9FE", null, 200);
    assertThat(first.findValuesAsText("name")).containsExactly("p1", "p2");
    String next = first.path("next_page_token").asText();
    assertThat(names(ann, "?limit=2&q=gr%C3%B6%C3%9Fe&page_token=" + next)).containsExactly("p3");
    String own = create(ann, "pages", "many");
    ask(ann, own + "/versions", "{'base_version':1,'text':'2'}", 200);
    ask(ann, own + "/versions", "{'base_version':2,'text':'3'}", 200);
    JsonNode newest = ask(ann, own + "/versions?limit=2", null, 200);
    assertThat(newest.findValuesAsText("text")).containsExactly("3", "2");
    String older = newest.path("next_page_token").asText();
    assertThat(
            ask(ann, own + "/versions?limit=2&page_token=" + older, null, 200)
                .findValuesAsText("text"))
        .containsExactly("select 1");
  }

  @Test
  void whatIsWrongIsSaid() {
    String own = create(ann, "", "wrong");
    for (String body :
        List.of(
            "{}",
            "{'name':'x'}",
            "{'name':'','text':'x'}",
            "{'name':'x','text':1}",
            "{'name':'x','text':'x','settings':[]}",
            "{'name':'x','text':'x','settings':{'a':1}}",
            "{'name':'x','text':'x','owner':'bob'}",
            "{'name':'x','text':'x','folder':'/'}")) {
      ask(ann, ALL, body, 400);
    }
    ask(ann, ALL, "{'name':'WRONG','text':'x'}", 409);
    ask(ann, ALL, "{'name':'x','text':'" + "x".repeat(500_001) + "'}", 400);
    ask(ann, own + "/shares", "{'principal':'bob','privilege':'MANAGE'}", 400);
    ask(ann, own + "/shares", "{'principal':'nobody','privilege':'CAN_RUN'}", 404);
    ask(ann, ALL + "/none", null, 404);
  }
}
