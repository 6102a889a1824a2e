package io.lakewise.server.delivery;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Tells addresses of the public internet from those of this machine, of networks around it and of
 * clouds' services for their machines (RFC 6890 and the registries of special-purpose addresses). A
 * server that posts to an address of somebody's choice must not reach those for him.
 */
final class PublicAddresses {

  private record Block(BigInteger first, int bits) {

    static Block of(String text) {
      String[] parts = text.split("/");
      return new Block(number(address(parts[0])), Integer.parseInt(parts[1]));
    }

    boolean holds(BigInteger address, int length) {
      int rest = length - bits;
      return address.shiftRight(rest).equals(first.shiftRight(rest));
    }
  }

  private static final int LENGTH_4 = 32;
  private static final int LENGTH_6 = 128;

  private static final List<Block> REFUSED_4 =
      List.of(
          Block.of("0.0.0.0/8"),
          Block.of("10.0.0.0/8"),
          Block.of("100.64.0.0/10"),
          Block.of("127.0.0.0/8"),
          Block.of("169.254.0.0/16"),
          Block.of("172.16.0.0/12"),
          Block.of("192.0.0.0/24"),
          Block.of("192.0.2.0/24"),
          Block.of("192.88.99.0/24"),
          Block.of("192.168.0.0/16"),
          Block.of("198.18.0.0/15"),
          Block.of("198.51.100.0/24"),
          Block.of("203.0.113.0/24"),
          Block.of("224.0.0.0/4"),
          Block.of("240.0.0.0/4"));

  /** All that is given out; the rest is of machines and networks themselves, or means IPv4. */
  private static final Block GIVEN_OUT_6 = Block.of("2000::/3");

  private static final List<Block> REFUSED_6 =
      List.of(
          Block.of("2001::/23"),
          Block.of("2001:db8::/32"),
          Block.of("2002::/16"),
          Block.of("3fff::/20"));

  private PublicAddresses() {}

  private static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (java.net.UnknownHostException e) {
      throw new IllegalArgumentException(literal, e);
    }
  }

  private static BigInteger number(InetAddress address) {
    return new BigInteger(1, address.getAddress());
  }

  /** Whether an address is public; one of IPv6 that means one of IPv4 is never. */
  static boolean contains(InetAddress address) {
    BigInteger number = number(address);
    if (address instanceof Inet4Address) {
      return REFUSED_4.stream().noneMatch(block -> block.holds(number, LENGTH_4));
    }
    return GIVEN_OUT_6.holds(number, LENGTH_6)
        && REFUSED_6.stream().noneMatch(block -> block.holds(number, LENGTH_6));
  }
}
