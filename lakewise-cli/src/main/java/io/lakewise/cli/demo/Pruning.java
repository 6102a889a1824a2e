package io.lakewise.cli.demo;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a question reads, in bytes. */
final class Pruning implements Chapter {

  private static final Pattern BYTES = Pattern.compile("(\\d+) of (\\d+) bytes");

  @Override
  public String title() {
    return "Read only what can matter";
  }

  @Override
  public void tell(Telling telling) {
    String question =
        """
        SELECT count(*) AS flights, round(avg(delay), 1) AS minutes
        FROM silver.flights WHERE day BETWEEN '2001-03-01' AND '2001-03-07'""";
    telling.run(question);
    telling.say("The log knows the smallest and largest value of each file. So of all bytes:");
    Matcher bytes = BYTES.matcher(telling.explain(question));
    boolean said = bytes.find();
    telling.check("the plan says what is read", said, "it does not");
    if (said) {
      long read = Long.parseLong(bytes.group(1));
      long all = Long.parseLong(bytes.group(2));
      telling.check(
          "a week is read with " + read + " bytes of " + all,
          read > 0 && 4 * read < all,
          "too many");
    }
  }
}
