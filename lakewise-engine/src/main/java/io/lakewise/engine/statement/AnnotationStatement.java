package io.lakewise.engine.statement;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Comments and tags. */
public sealed interface AnnotationStatement extends Statement {

  /** What is annotated. */
  Target target();

  /** Kinds of things. */
  enum Kind {
    /** A catalog. */
    CATALOG,
    /** A schema. */
    SCHEMA,
    /** A table. */
    TABLE,
    /** A view. */
    VIEW,
    /** A column: the last part of the name, the table before it. */
    COLUMN,
    /** A function. */
    FUNCTION,
    /** A volume. */
    VOLUME,
    /** An external location. */
    LOCATION
  }

  /**
   * A thing.
   *
   * @param kind its kind
   * @param name its name
   */
  record Target(Kind kind, Name name) {}

  /**
   * {@code COMMENT ON kind name IS 'x' | NULL}.
   *
   * @param target what
   * @param comment the comment; empty removes it
   */
  record Comment(Target target, Optional<String> comment) implements AnnotationStatement {}

  /**
   * {@code SET TAG ON kind name key [= value]}, and {@code ALTER … SET TAGS (…)}.
   *
   * @param target what
   * @param tags key to value, in order; a tag without a value has an empty one
   */
  record SetTags(Target target, Map<String, String> tags) implements AnnotationStatement {}

  /**
   * {@code UNSET TAG ON kind name key}, and {@code ALTER … UNSET TAGS (…)}.
   *
   * @param target what
   * @param keys the tags
   */
  record UnsetTags(Target target, List<String> keys) implements AnnotationStatement {}
}
