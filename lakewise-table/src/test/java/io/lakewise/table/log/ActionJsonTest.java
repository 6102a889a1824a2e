package io.lakewise.table.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.table.error.LakewiseException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActionJsonTest {

  @Test
  void readsBackWhatItWrote() {
    for (long seed = 0; seed < 300; seed++) {
      RandomActions random = new RandomActions(seed);
      List<Action> actions = new ArrayList<>();
      for (int each = 0; each < 5; each++) {
        actions.add(random.action());
      }
      byte[] json = ActionJson.write(actions);
      assertThat(new String(json, UTF_8).lines()).as("seed %s", seed).hasSize(5);
      assertThat(ActionJson.read("x.json", json)).as("seed %s", seed).isEqualTo(actions);
    }
  }

  @Test
  void ignoresUnknownFieldsAndActions() {
    assertThat(
            read(
                """
                {"new":{"a":[1,{"b":2}]}}
                {"txn":{"appId":"a","version":1,"more":{"x":[]}},"add":null}
                """))
        .containsExactly(new SetTransaction("a", 1, null));
  }

  @Test
  void keepsWhatEnginesWriteAboutACommit() {
    CommitInfo info =
        (CommitInfo)
            read("""
                    {"commitInfo":{"timestamp":"yesterday","operation":"WRITE",\
                    "operationParameters":{"n":1,"o":{"p":null}},"operationMetrics":{"rows":7},\
                    "clusterId":"c"}}
                    """)
                .get(0);
    assertThat(info.timestamp()).isNull();
    assertThat(info.other())
        .containsEntry("timestamp", "yesterday")
        .containsEntry("clusterId", "c");
    assertThat(info.operationParameters()).containsEntry("n", 1);
    assertThat(info.operationMetrics()).containsEntry("rows", "7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"add\":{\"path\":\"a\",\"size\":1}",
        "{\"add\":{\"path\":\"a\",\"si",
        "{\"add\":{\"path\":\"a\"}}",
        "{\"add\":{\"size\":1}}",
        "{\"add\":7}",
        "{\"add\":{\"path\":{},\"size\":1}}",
        "{\"add\":{\"path\":\"a\",\"size\":\"1x\"}}",
        "{\"protocol\":{\"minReaderVersion\":1}}",
        "{\"metaData\":{\"id\":\"a\",\"schemaString\":\"{\"}}",
        "7",
        "[]"
      })
  void namesTheFileThatIsDamaged(String json) {
    assertThatThrownBy(() -> ActionJson.read("_delta_log/7.json", json.getBytes(UTF_8)))
        .isInstanceOf(LakewiseException.class)
        .hasMessageContaining("_delta_log/7.json");
  }

  @Test
  void reportsTheLineOfTheDamage() {
    assertThatThrownBy(() -> read("{\"txn\":{\"appId\":\"a\",\"version\":1}}\n{\"txn\":{\"appId\""))
        .hasMessageContaining("line 2");
  }

  private static List<Action> read(String json) {
    return ActionJson.read("x.json", json.getBytes(UTF_8));
  }
}
