package io.lakewise.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where webhooks may go, and where a server must not be led by anybody. */
class WebhookTargetTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.9.9.9",
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "192.0.2.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:a9fe:a9fe]",
        "[::7f00:1]",
        "[64:ff9b::a9fe:a9fe]",
        "[2002:7f00:1::]",
        "[2001::1]",
        "[2001:db8::1]",
        "[fe80::1]",
        "[fec0::1]",
        "[fc00::1]",
        "[fd00:ec2::254]",
        "[ff02::1]"
      })
  void whatIsNotPublicIsRefused(String host) {
    assertThatThrownBy(() -> target("http://" + host + "/x", Set.of()))
        .isInstanceOf(Undelivered.class)
        .hasMessageContaining("not known on the public internet");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://127.0.0.1./",
        "http://1.2.3.04/",
        "http://user:secret@example.org/",
        "http://example.org/#x",
        "http://example.org:0/",
        "http://example.org:70000/",
        "ftp://example.org/",
        "file:///etc/passwd",
        "//example.org/",
        "https:example.org",
        "http://exa mple.org/",
        "http://example.org/\r\nx: y",
        ""
      })
  void whatIsNoPlainAddressIsRefused(String address) {
    assertThatThrownBy(() -> target(address, Set.of()))
        .isInstanceOf(Undelivered.class)
        .hasMessageContaining("is not an address such as");
  }

  @Test
  void publicAddressesAndThoseTheOperatorAllowsAreTaken() throws Exception {
    for (String host : new String[] {"8.8.8.8", "172.32.0.1", "[2606:4700::1111]"}) {
      assertThat(target("https://" + host + "/x", Set.of()).port()).isEqualTo(443);
    }
    assertThat(target("http://127.0.0.1:81/x", Set.of("127.0.0.1")).port()).isEqualTo(81);
    assertThat(target("http://127.0.0.1:81/x", Set.of("127.0.0.1:81")).port()).isEqualTo(81);
    assertThat(target("http://[::1]/x", Set.of("::1")).host()).isEqualTo("::1");
    assertThatThrownBy(() -> target("http://127.0.0.1:82/x", Set.of("127.0.0.1:81")))
        .isInstanceOf(Undelivered.class);
  }

  @Test
  void aNameWithOneAddressThatIsNotPublicIsRefused() {
    assertThatThrownBy(
            () ->
                WebhookTarget.of(
                    "https://example.org/",
                    Set.of(),
                    host ->
                        new InetAddress[] {
                          InetAddress.getByName("8.8.8.8"), InetAddress.getByName("10.0.0.1")
                        }))
        .isInstanceOf(Undelivered.class);
  }

  @Test
  void namesThatTheNetworkHasAndThoseThatItHasNotAreToldAlike() {
    Throwable inside =
        catchThrowable(
            () ->
                WebhookTarget.of(
                    "https://db.example/",
                    Set.of(),
                    host -> new InetAddress[] {InetAddress.getByName("10.0.0.1")}));
    Throwable nowhere =
        catchThrowable(
            () ->
                WebhookTarget.of(
                    "https://db.example/",
                    Set.of(),
                    host -> {
                      throw new UnknownHostException(host);
                    }));
    assertThat(inside).isInstanceOf(Undelivered.class).hasMessage(nowhere.getMessage());
  }

  private static WebhookTarget target(String address, Set<String> allowed) throws Undelivered {
    return WebhookTarget.of(address, allowed, InetAddress::getAllByName);
  }
}
