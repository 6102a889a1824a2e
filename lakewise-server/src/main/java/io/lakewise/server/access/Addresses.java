package io.lakewise.server.access;

import com.linecorp.armeria.server.ServiceRequestContext;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/** Where requests come from, as attempts are counted. */
public final class Addresses {

  /** Of IPv6 everybody is given at least so many bytes of addresses to choose from. */
  private static final int NETWORK_BYTES = 8;

  private Addresses() {}

  /** The address of a request's peer, or its network. */
  public static String of(ServiceRequestContext request) {
    return of(request.clientAddress());
  }

  static String of(InetAddress address) {
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(address.getAddress(), 0, NETWORK_BYTES)
        : address.getHostAddress();
  }
}
