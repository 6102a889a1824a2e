package io.lakewise.server.delivery;

import io.lakewise.server.configuration.EmailAddress;
import io.lakewise.server.configuration.ServerConfiguration.Smtp;
import io.lakewise.server.configuration.ServerConfiguration.SmtpTls;
import jakarta.activation.DataHandler;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends messages as mails: text and page as alternatives, the images of the page with it, files
 * behind them. Thread-safe.
 */
final class Mailer {

  private static final Logger LOG = LoggerFactory.getLogger(Mailer.class);
  private static final String PATIENCE_MILLIS = "20000";
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final Smtp smtp;
  private final Session session;

  Mailer(Smtp smtp) {
    this.smtp = smtp;
    this.session = Session.getInstance(properties(smtp));
  }

  private static Properties properties(Smtp smtp) {
    Properties properties = new Properties();
    properties.put("mail.transport.protocol", "smtp");
    properties.put("mail.smtp.host", smtp.host());
    properties.put("mail.smtp.port", Integer.toString(smtp.port()));
    properties.put("mail.smtp.auth", Boolean.toString(smtp.user().isPresent()));
    properties.put("mail.smtp.starttls.enable", Boolean.toString(smtp.tls() == SmtpTls.STARTTLS));
    properties.put("mail.smtp.starttls.required", Boolean.toString(smtp.tls() == SmtpTls.STARTTLS));
    properties.put("mail.smtp.ssl.enable", Boolean.toString(smtp.tls() == SmtpTls.IMPLICIT));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.connectiontimeout", PATIENCE_MILLIS);
    properties.put("mail.smtp.timeout", PATIENCE_MILLIS);
    properties.put("mail.smtp.writetimeout", PATIENCE_MILLIS);
    properties.put("mail.mime.encodefilename", "true");
    return properties;
  }

  /**
   * Sends a message to addresses, all of which see one another.
   *
   * @throws Undelivered if the server does not take it for all of them
   */
  void send(List<String> addresses, Message message) throws Undelivered {
    try {
      MimeMessage mail = mail(addresses, message);
      try (Transport transport = session.getTransport()) {
        transport.connect(smtp.user().orElse(null), smtp.password().orElse(null));
        transport.sendMessage(mail, mail.getAllRecipients());
      }
    } catch (AuthenticationFailedException refused) {
      LOG.warn("The server of mails does not know this one: {}", refused.getMessage());
      throw new Undelivered("The server of mails refused the password of this server.");
    } catch (MessagingException failed) {
      LOG.warn("A mail was not taken by {}: {}", smtp.host(), failed.getMessage());
      throw new Undelivered(reason(failed));
    }
  }

  /** What the server said of the mail; of the network nothing is told. */
  static String reason(MessagingException failed) {
    for (Exception cause = failed;
        cause instanceof MessagingException said;
        cause = said.getNextException()) {
      if (said instanceof SMTPAddressFailedException || said instanceof SMTPSendFailedException) {
        return "The server of mails did not take it: " + firstLine(said.getMessage()) + ".";
      }
    }
    return "The server of mails could not be reached. The operator finds more in the server's log.";
  }

  private static String firstLine(String text) {
    return text == null ? "no reason was given" : text.lines().findFirst().orElse("").strip();
  }

  /** A message as a mail. */
  MimeMessage mail(List<String> addresses, Message message) throws MessagingException {
    MimeMessage mail = new MimeMessage(session);
    mail.setFrom(new InternetAddress(smtp.from(), true));
    for (String address : addresses) {
      mail.addRecipient(jakarta.mail.Message.RecipientType.TO, recipient(address));
    }
    mail.setSubject(oneLine(message.subject()), UTF_8);
    mail.setSentDate(new Date());
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setContent(content(message));
    mail.saveChanges();
    return mail;
  }

  private static InternetAddress recipient(String address) throws AddressException {
    if (!EmailAddress.isOne(address)) {
      throw new AddressException("This is no address", address);
    }
    return new InternetAddress(address, true);
  }

  /** Nothing in a name begins another header. */
  private static String oneLine(String text) throws MessagingException {
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new MessagingException("A subject with control characters");
    }
    return text;
  }

  private static MimeMultipart content(Message message) throws MessagingException {
    MimeMultipart alternatives = new MimeMultipart("alternative");
    MimeBodyPart text = new MimeBodyPart();
    text.setText(message.text(), UTF_8);
    alternatives.addBodyPart(text);
    alternatives.addBodyPart(page(message));
    MimeMultipart all = new MimeMultipart("mixed");
    all.addBodyPart(holding(alternatives));
    for (Attachment file : message.attachments()) {
      all.addBodyPart(part(file, Part.ATTACHMENT));
    }
    return all;
  }

  private static MimeBodyPart page(Message message) throws MessagingException {
    MimeMultipart related = new MimeMultipart("related");
    MimeBodyPart html = new MimeBodyPart();
    html.setText(message.html(), UTF_8, "html");
    related.addBodyPart(html);
    for (Attachment image : message.images()) {
      MimeBodyPart part = part(image, Part.INLINE);
      part.setContentID("<" + image.name() + ">");
      related.addBodyPart(part);
    }
    return holding(related);
  }

  private static MimeBodyPart holding(MimeMultipart parts) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setContent(parts);
    return part;
  }

  private static MimeBodyPart part(Attachment file, String disposition) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.content(), file.mediaType())));
    part.setDisposition(disposition);
    part.setFileName(oneLine(file.name()));
    return part;
  }
}
