package io.lakewise.cli.remote;

import io.lakewise.cli.volume.VolumeStore;
import io.lakewise.engine.volume.VolumePath;
import java.io.InputStream;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Files of volumes at a server, by its Files API. */
public final class RemoteVolumes implements VolumeStore {

  private static final String FILES = "/api/2.0/fs/files";

  private final ServerConnection server;

  /** Files at a server. */
  public RemoteVolumes(ServerConnection server) {
    this.server = server;
  }

  private static String address(String path) {
    return FILES
        + Arrays.stream(VolumePath.of(path).toString().split("/"))
            .map(ServerConnection::coded)
            .collect(Collectors.joining("/"));
  }

  @Override
  public void put(String path, InputStream bytes, long size, boolean overwrite) {
    server.upload(address(path) + "?overwrite=" + overwrite, bytes, size);
  }

  @Override
  public InputStream get(String path) {
    return server.download(address(path));
  }
}
