package io.lakewise.engine.error;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import java.nio.file.Path;

/** Errors about where tables lie. */
public final class PlaceErrors {

  private PlaceErrors() {}

  /** EXTERNAL without a place. */
  public static LakewiseException externalWithoutLocation(String label) {
    return user(
        "CREATE EXTERNAL TABLE " + label + " needs a LOCATION: say where, or leave out EXTERNAL");
  }

  /** A place outside the lake. */
  public static LakewiseException outside(String location) {
    return user(
        "The location "
            + location
            + " is outside of the lake: choose one inside, or declare its folder with --allow DIR");
  }

  /** A place that belongs to Lakewise. */
  public static LakewiseException reserved(String location) {
    return user(
        "The location "
            + location
            + " belongs to the lake itself: choose another folder, such as one below it with a name of"
            + " your own");
  }

  /** A place that is no folder and cannot become one. */
  public static LakewiseException notAFolder(Path location, String problem) {
    return user(
        "The location "
            + VolumeErrors.shown(location.toString())
            + " cannot be a table's folder: "
            + problem
            + ". Choose another");
  }

  /** A place inside or around another table. */
  public static LakewiseException overlaps(String location, String other, String otherLocation) {
    return user(
        "The location "
            + location
            + " is taken: table "
            + other
            + " lies at "
            + otherLocation
            + ". Tables cannot lie inside one another, and a place has one name");
  }

  /** A place with a table where a new one is due. */
  public static LakewiseException tableThere(String location) {
    return user(
        "There is a table at "
            + location
            + " already: CREATE TABLE without AS, LIKE and CLONE gives it a name; or choose an empty"
            + " folder");
  }

  /** A place with other files. */
  public static LakewiseException filesThere(String location) {
    return user(
        "There are files at "
            + location
            + " that belong to no table: choose an empty folder, or CONVERT TO DELTA parquet.`"
            + location
            + "`");
  }

  /** Replacing a table with one elsewhere. */
  public static LakewiseException otherPlace(String label, String location) {
    return user(
        label
            + " lies at "
            + location
            + ", and a table that is replaced stays there: leave out LOCATION");
  }

  /** A statement that describes the table at a place otherwise than its log. */
  public static LakewiseException otherSchema(String location, String said, String found) {
    return user(
        "The table at "
            + location
            + " is not as the statement says: it has "
            + found
            + ", not "
            + said
            + ". Leave them out to take the table as it is");
  }

  /** Properties for a table that is there. */
  public static LakewiseException otherOptions(String location) {
    return user(
        "There is a table at "
            + location
            + " already, with properties of its own: leave out TBLPROPERTIES, CLUSTER BY and COMMENT,"
            + " and change them with ALTER TABLE");
  }

  private static LakewiseException user(String message) {
    return new LakewiseException(Code.USER, message);
  }
}
