package io.lakewise.server.configuration;

import io.lakewise.server.configuration.ServerConfiguration.Sending;
import io.lakewise.server.configuration.ServerConfiguration.Smtp;
import io.lakewise.server.configuration.ServerConfiguration.SmtpTls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the settings of what is sent to people and other servers. */
final class SendingReader {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");
  private static final int SUBMISSION = 587;
  private static final int SUBMISSIONS = 465;
  private static final int PLAIN = 25;

  private final ValueReader reader;
  private final List<String> problems;

  /** Adds what is wrong to a list. */
  SendingReader(ValueReader reader, List<String> problems) {
    this.reader = reader;
    this.problems = problems;
  }

  Sending sending() {
    return new Sending(smtp(), lower("mail-domains"), lower("webhook-allow"));
  }

  private Set<String> lower(String key) {
    Set<String> all = new HashSet<>();
    reader.list(key).forEach(text -> all.add(text.toLowerCase(Locale.ROOT)));
    return all;
  }

  private Optional<Smtp> smtp() {
    Optional<String> host = reader.optional("smtp-host");
    Optional<String> user = reader.optional("smtp-user");
    Optional<String> password = reader.path("smtp-password-file").flatMap(this::password);
    String from = reader.text("smtp-from");
    SmtpTls tls = tls(host.orElse(""));
    int port = reader.number("smtp-port", 1, 65535, port(tls));
    if (host.isEmpty()) {
      problem(
          user.isPresent() || password.isPresent() || !from.isEmpty(),
          "smtp-user, smtp-password-file and smtp-from mean nothing without smtp-host");
      return Optional.empty();
    }
    problem(
        !EmailAddress.isOne(from),
        "smtp-from: '" + from + "' (expected: an address, such as lake@example.org)");
    problem(
        user.isPresent() != password.isPresent(),
        "smtp-user and smtp-password-file: one is missing (expected: both, or neither)");
    problem(
        user.isPresent() && tls == SmtpTls.NONE && !LOOPBACK.contains(host.get()),
        "smtp-tls: a password without TLS could be read by others (expected: starttls or implicit)");
    return Optional.of(new Smtp(host.get(), port, user, password, from, tls));
  }

  private SmtpTls tls(String host) {
    if (reader.text("smtp-tls").isEmpty()) {
      return LOOPBACK.contains(host) ? SmtpTls.NONE : SmtpTls.STARTTLS;
    }
    String choice = reader.choice("smtp-tls", Set.of("STARTTLS", "IMPLICIT", "NONE"));
    return switch (choice) {
      case "IMPLICIT" -> SmtpTls.IMPLICIT;
      case "NONE" -> SmtpTls.NONE;
      default -> SmtpTls.STARTTLS;
    };
  }

  private static int port(SmtpTls tls) {
    return switch (tls) {
      case STARTTLS -> SUBMISSION;
      case IMPLICIT -> SUBMISSIONS;
      case NONE -> PLAIN;
    };
  }

  private void problem(boolean there, String text) {
    if (there) {
      problems.add(text);
    }
  }

  private Optional<String> password(Path file) {
    try {
      String password = Files.readString(file).strip();
      problem(password.isEmpty(), "smtp-password-file: " + file + " is empty");
      return Optional.of(password).filter(text -> !text.isEmpty());
    } catch (IOException e) {
      problems.add("smtp-password-file: " + file + " cannot be read");
      return Optional.empty();
    }
  }
}
