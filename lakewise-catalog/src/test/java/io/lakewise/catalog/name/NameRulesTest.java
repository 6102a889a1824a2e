package io.lakewise.catalog.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.table.error.LakewiseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameRulesTest {

  @ParameterizedTest
  @ValueSource(strings = {"orders", "Éclair", "e\u0301clair", "東京_1", "Δx", "a b", "ΑΒΓ", "🙂"})
  void whatCanBeSeenCanBeAName(String name) {
    assertThat(NameRules.checked(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "or\u200bders",
        "or\u200cders",
        "orders\u200d",
        "\ufefforders",
        "or\u00adders",
        "\u202esredro",
        "orders\u2066",
        "or\u2028ders",
        "or\u2029ders",
        "or\ud800ders",
        "or\u0007ders"
      })
  void whatNobodySeesCannot(String name) {
    assertThatThrownBy(() -> NameRules.checked(name))
        .isInstanceOf(LakewiseException.class)
        .hasMessageContaining("character")
        .hasMessageNotContaining(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Flights 👩\u200d🚀",
        "❤\ufe0f\u200d🔥",
        "👩🏽\u200d💻",
        "می\u200cخواهم",
        "क्\u200dष",
        "orders"
      })
  void titlesHaveTheJoinersThatAreSeen(String title) {
    assertThat(NameRules.checkedTitle(title)).isEqualTo(title);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "or\u200cders",
        "orders\u200d",
        "👩\u200d",
        "👩\u200d\u200d🚀",
        "\u200c",
        "é\u200dé",
        "👩\u200c🚀",
        "\u202e👩\u200d🚀"
      })
  void titlesHaveNoOthers(String title) {
    assertThatThrownBy(() -> NameRules.checkedTitle(title))
        .isInstanceOf(LakewiseException.class)
        .hasMessageContaining("nobody sees");
  }

  @Test
  void whatIsTooLongIsSaidInShort() {
    assertThatThrownBy(() -> NameRules.checked("🙂".repeat(9_000)))
        .isInstanceOf(LakewiseException.class)
        .hasMessageContaining("'" + "🙂".repeat(60) + "…'")
        .hasMessageContaining("longer than 255");
  }

  @Test
  void namesCompareWithoutCaseAndComposition() {
    assertThat(NameRules.key("orders")).isEqualTo(NameRules.key("ORDERS"));
    assertThat(NameRules.key("\u00c9clair")).isEqualTo(NameRules.key("e\u0301CLAIR"));
    assertThat(NameRules.key("a1_Z")).isEqualTo("a1_z");
  }

  @Test
  void clientsQuoteThePartsThatHaveDots() {
    assertThat(NameRules.written("main.of odd.say \"hi\""))
        .containsExactly("main", "of odd", "say \"hi\"");
    assertThat(NameRules.written("main.\"a.b\".\"c\"\"d\"")).containsExactly("main", "a.b", "c\"d");
    assertThat(NameRules.written("\"a.b\"")).containsExactly("a.b");
    assertThat(NameRules.written("a..b")).containsExactly("a", "", "b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ann", "анна", "zoë@example.org", "ann@пример.рф", "李雷", "o'neil"})
  void oneScriptInAWordIsFine(String name) {
    assertThat(LookAlikes.mixesScripts(name)).isFalse();
    assertThat(LookAlikes.hasOtherForms(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u0430dmin", "adm\u0456n", "b\u03bfb", "a\u0301\u0435", "root@ex\u0430mple.org"})
  void severalThatLookAlikeAreFound(String name) {
    assertThat(LookAlikes.mixesScripts(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uff41\uff44min", "a\u017f", "\ufb01n", "\u2460", "ann\u00a0b"})
  void otherFormsOfLettersAreFound(String name) {
    assertThat(LookAlikes.hasOtherForms(name)).isTrue();
  }
}
