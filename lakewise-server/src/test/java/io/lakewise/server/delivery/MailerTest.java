package io.lakewise.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.server.answer.JsonAnswers;
import io.lakewise.server.configuration.EmailAddress;
import io.lakewise.server.configuration.ServerConfiguration.Smtp;
import io.lakewise.server.configuration.ServerConfiguration.SmtpTls;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How messages become mails. */
class MailerTest {

  private static final Smtp SMTP =
      new Smtp("127.0.0.1", 9, Optional.empty(), Optional.empty(), "lake@x.org", SmtpTls.NONE);

  private static Message message(String subject) {
    return new Message(
        "id",
        subject,
        "text",
        "<img src=\"cid:chart.png\">",
        List.of(new Attachment("chart.png", "image/png", new byte[] {1})),
        List.of(
            new Attachment(
                "Größe.csv",
                "text/csv; charset=utf-8",
                "a\r\nü\r\n".getBytes(StandardCharsets.UTF_8))),
        JsonAnswers.object());
  }

  private static List<String> parts(Part part) throws Exception {
    List<String> found = new ArrayList<>();
    String type = part.getContentType().split(";")[0].toLowerCase(Locale.ROOT);
    found.add(part.getDisposition() == null ? type : type + " " + part.getDisposition());
    if (part.getContent() instanceof Multipart many) {
      for (int i = 0; i < many.getCount(); i++) {
        found.addAll(parts(many.getBodyPart(i)));
      }
    }
    return found;
  }

  @Test
  void aMailHasTextAndPageAndFiles() throws Exception {
    MimeMessage made = new Mailer(SMTP).mail(List.of("a@x.org", "b@y.org"), message("Größe 漢字"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    made.writeTo(bytes);
    MimeMessage read = new MimeMessage(null, new ByteArrayInputStream(bytes.toByteArray()));
    assertThat(read.getSubject()).isEqualTo("Größe 漢字");
    assertThat(read.getAllRecipients()).hasSize(2);
    assertThat(parts(read))
        .containsExactly(
            "multipart/mixed",
            "multipart/alternative",
            "text/plain",
            "multipart/related",
            "text/html",
            "image/png inline",
            "text/csv attachment");
    assertThat(bytes.toString(StandardCharsets.US_ASCII)).contains("Content-ID: <chart.png>");
  }

  @Test
  void whatTheServerSaysOfAMailIsToldAndNothingOfTheNetwork() throws Exception {
    SMTPAddressFailedException refused =
        new SMTPAddressFailedException(
            new InternetAddress("a@x.org"), "RCPT TO:<a@x.org>", 550, "550 no such user\r\nmore");
    assertThat(Mailer.reason(new SendFailedException("Invalid Addresses", refused)))
        .isEqualTo("The server of mails did not take it: 550 no such user.");
    String unreachable = "Couldn't connect to host, port: mail.internal, 587; timeout 20000";
    assertThat(Mailer.reason(new MessagingException(unreachable, new ConnectException("refused"))))
        .isEqualTo(
            "The server of mails could not be reached. The operator finds more in the server's log.");
  }

  @Test
  void nothingInANameOrAddressBeginsAnotherHeader() {
    Mailer mailer = new Mailer(SMTP);
    for (String subject : List.of("a\r\nBcc: evil@x.org", "a\nb", "a\u0000b", "a\u0085b")) {
      assertThatThrownBy(() -> mailer.mail(List.of("a@x.org"), message(subject)))
          .isInstanceOf(MessagingException.class);
    }
    assertThatThrownBy(() -> mailer.mail(List.of("a@x.org\r\nBcc: b@x.org"), message("a")))
        .isInstanceOf(MessagingException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "@x.org",
        "a@",
        "a@x.org,b@x.org",
        "a@x.org b@x.org",
        "A <a@x.org>",
        "a@x..org",
        "a@x.org\n",
        "\"a b\"@x.org",
        "a@[127.0.0.1]",
        "a..b@x.org",
        ".a@x.org",
        "ü@x.org",
        "g: a@x.org;",
        "a@-x.org",
        "a\u0000@x.org"
      })
  void whatIsNoPlainAddressIsNone(String text) {
    assertThat(EmailAddress.isOne(text)).isFalse();
    assertThat(EmailAddress.isOne("first.last+tag@mail.x-y.org")).isTrue();
  }
}
