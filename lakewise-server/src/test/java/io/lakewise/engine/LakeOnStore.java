package io.lakewise.engine;

import io.lakewise.table.storage.ObjectStore;
import java.util.function.UnaryOperator;

/** Opens lakes on stores that fail when a test says so. */
public final class LakeOnStore {

  private LakeOnStore() {}

  /** A lake on a store that is put around its folders. */
  public static Lake open(
      LakeConfiguration configuration,
      Surroundings surroundings,
      UnaryOperator<ObjectStore> storeAround) {
    return Lake.open(configuration, surroundings, storeAround);
  }
}
