package io.lakewise.catalog.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QualifiedNameTest {

  @Test
  void spellingsOfOneNameAreEqual() {
    QualifiedName name = new QualifiedName("Main", "Default", "Éclair");
    QualifiedName other = new QualifiedName("main", "DEFAULT", "e\u0301CLAIR");
    assertThat(name).isEqualTo(other).hasSameHashCodeAs(other);
    assertThat(name.name()).isEqualTo("Éclair");
    assertThat(name.schemaName()).isEqualTo(SchemaName.DEFAULT);
    assertThat(name).isNotEqualTo(new QualifiedName("main", "default", "Eclair"));
  }

  @Test
  void quotesArePrintedOnlyWhereNeeded() {
    assertThat(new QualifiedName("main", "default", "東京_1")).hasToString("main.default.東京_1");
    assertThat(new QualifiedName("main", "my schema", "a\"b.c"))
        .hasToString("main.\"my schema\".\"a\"\"b.c\"");
    assertThat(SchemaName.DEFAULT.name("t").quoted()).isEqualTo("\"main\".\"default\".\"t\"");
  }
}
