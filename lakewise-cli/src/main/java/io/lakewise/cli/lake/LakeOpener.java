package io.lakewise.cli.lake;

/** Opens the lake that a command's options name. */
public interface LakeOpener {

  /** Opens it; it is made when something is first written. */
  OpenLake open(LakeOptions options);
}
