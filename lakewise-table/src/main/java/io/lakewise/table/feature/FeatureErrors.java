package io.lakewise.table.feature;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import io.lakewise.table.log.Protocol;
import java.util.Collection;

/** The errors of this package. */
final class FeatureErrors {

  private FeatureErrors() {}

  static LakewiseException feedColumn(String column) {
    return new LakewiseException(
        Code.USER,
        "A table with a change feed cannot have a column "
            + column
            + ", which the feed adds itself: call it something else, or leave out"
            + " delta.enableChangeDataFeed.");
  }

  static LakewiseException unreadable(Collection<String> features) {
    return user(
        "The table needs "
            + named(features)
            + ", which this version of Lakewise does not read, so its rows cannot be read correctly."
            + " Read it with an engine that has the feature, or drop the feature from the table"
            + " there (ALTER TABLE … DROP FEATURE).");
  }

  static LakewiseException unwritable(Collection<String> features) {
    return user(
        "The table needs "
            + named(features)
            + ", which this version of Lakewise does not write, so it is read-only here. Write it"
            + " with an engine that has the feature, or drop the feature from the table there"
            + " (ALTER TABLE … DROP FEATURE).");
  }

  static LakewiseException unknownProtocol(Protocol protocol) {
    return user(
        "The table has protocol versions "
            + protocol.minReaderVersion()
            + " (reader) and "
            + protocol.minWriterVersion()
            + " (writer), which this version of Lakewise does not know: it goes up to 3 and 7. Use"
            + " a newer version of Lakewise, or the engine that wrote the table.");
  }

  static LakewiseException withoutFeatures(String kind, String field) {
    return user(
        "The table's protocol action says that its "
            + kind
            + " needs table features and has no list '"
            + field
            + "', so nobody knows how to read it. The log was damaged or written by a faulty"
            + " program; restore it from a copy.");
  }

  static LakewiseException unknownFeature(String name) {
    return user(
        "There is no table feature \""
            + name
            + "\". Check the spelling of the property delta.feature."
            + name
            + ".");
  }

  static LakewiseException unknownProperty(String key) {
    return user(
        "There is no table property \""
            + key
            + "\", and names that begin with delta. belong to the table format. Check the spelling,"
            + " or choose a name without delta. for a property of your own.");
  }

  static LakewiseException invalidProperty(String key, String value, String expected) {
    return user(
        "The table property " + key + " cannot be \"" + value + "\". It takes " + expected + ".");
  }

  static LakewiseException mappingChange(String from, String to) {
    return user(
        "The column mapping of a table cannot change from "
            + from
            + " to "
            + to
            + ", because its files were written for the former. Only none to name is possible.");
  }

  static LakewiseException noColumn(String column) {
    return user("There is no column " + column + ". Check its spelling with DESCRIBE.");
  }

  static LakewiseException notAStruct(String column) {
    return user(
        "Column "
            + column
            + " has no members of its own. Name a struct; element leads into an array, key and value"
            + " into a map.");
  }

  static LakewiseException noWidening(String column, String from, String to) {
    return user(
        "Column "
            + column
            + " cannot become "
            + to
            + ", because not every "
            + from
            + " is one without loss. Columns become wider: BYTE, SHORT, INT, LONG in this order, INT or"
            + " smaller to DOUBLE, FLOAT to DOUBLE, integers and decimals to decimals with as many"
            + " digits on both sides of the point, DATE to TIMESTAMP_NTZ. Otherwise add a new column"
            + " and UPDATE it.");
  }

  static LakewiseException columnExists(String column) {
    return user("There is a column " + column + " already. Choose another name.");
  }

  static LakewiseException needsColumnMapping(String what) {
    return user(
        what
            + " needs column mapping, so that the files need not be written anew. Set the table"
            + " property delta.columnMapping.mode to name first.");
  }

  static LakewiseException lastColumn(String column) {
    return user(
        "Column "
            + column
            + " is the only one at its place and cannot be dropped. Add another one"
            + " first, or drop what it belongs to.");
  }

  private static String named(Collection<String> features) {
    return (features.size() == 1 ? "the feature " : "the features ") + String.join(", ", features);
  }

  private static LakewiseException user(String message) {
    return new LakewiseException(Code.USER, message);
  }
}
