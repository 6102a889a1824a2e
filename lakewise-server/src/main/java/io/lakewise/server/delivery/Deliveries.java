package io.lakewise.server.delivery;

import io.lakewise.catalog.entry.Delivery;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.configuration.EmailAddress;
import io.lakewise.server.configuration.ServerConfiguration.Sending;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sends messages to whom a delivery names, as far as the operator allows that. Thread-safe. */
public final class Deliveries implements AutoCloseable {

  private static final int MOST_ADDRESSES = 50;

  private final Sending sending;
  private final Optional<Mailer> mailer;
  private final Webhooks webhooks;

  /** Sends by what the operator has configured. */
  public Deliveries(Sending sending, InstantSource clock) {
    this.sending = sending;
    this.mailer = sending.smtp().map(Mailer::new);
    this.webhooks = new Webhooks(sending.webhookAllow(), clock);
  }

  /**
   * What became of a message.
   *
   * @param sentTo who took it
   * @param problems why others did not, in words
   */
  public record Outcome(List<String> sentTo, List<String> problems) {}

  /** Whether mails can be sent at all. */
  public boolean hasMail() {
    return mailer.isPresent();
  }

  /**
   * Checks where somebody wants something sent, before it is kept.
   *
   * @throws ApiException if it could not be, or may not be
   */
  public void check(List<String> emails, Optional<String> webhook) {
    if (emails.isEmpty() && webhook.isEmpty()) {
      throw ApiException.invalid("Nobody is told. Give e-mail addresses, a webhook, or both.");
    }
    if (emails.size() > MOST_ADDRESSES) {
      throw ApiException.invalid(
          "%d addresses (expected: at most %d).".formatted(emails.size(), MOST_ADDRESSES));
    }
    if (!emails.isEmpty() && mailer.isEmpty()) {
      throw ApiException.invalid(
          "This server sends no mails. Ask its operator to set smtp-host, or use a webhook.");
    }
    for (String email : emails) {
      if (!EmailAddress.isOne(email)) {
        throw ApiException.invalid("This is no e-mail address: '" + shown(email) + "'.");
      }
      if (!EmailAddress.isOf(email, sending.mailDomains())) {
        throw ApiException.invalid("The operator allows no mails to '" + email + "'.");
      }
    }
    if (webhook.isPresent()) {
      try {
        WebhookTarget.checked(webhook.get());
      } catch (Undelivered wrong) {
        throw ApiException.invalid(wrong.getMessage());
      }
    }
  }

  private static String shown(String text) {
    return text.replaceAll("\\p{Cntrl}", "�").substring(0, Math.min(60, text.length()));
  }

  /** Sends a message to everybody; what fails for one is tried for the others all the same. */
  public Outcome send(Delivery delivery, Message message) {
    List<String> sentTo = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    if (!delivery.emails().isEmpty()) {
      try {
        mail(delivery.emails(), message);
        sentTo.addAll(delivery.emails());
      } catch (Undelivered failed) {
        problems.add(failed.getMessage());
      }
    }
    if (delivery.webhook().isPresent()) {
      try {
        webhooks.send(delivery.webhook().get(), delivery.secret().orElseThrow(), message);
        sentTo.add(delivery.webhook().get());
      } catch (Undelivered failed) {
        problems.add(failed.getMessage());
      }
    }
    return new Outcome(sentTo, problems);
  }

  private void mail(List<String> emails, Message message) throws Undelivered {
    if (mailer.isEmpty()) {
      throw new Undelivered("This server sends no mails any more: smtp-host is not set.");
    }
    for (String email : emails) {
      if (!EmailAddress.isOf(email, sending.mailDomains())) {
        throw new Undelivered("The operator allows no mails to " + email + " any more.");
      }
    }
    mailer.get().send(emails, message);
  }

  @Override
  public void close() {
    webhooks.close();
  }
}
