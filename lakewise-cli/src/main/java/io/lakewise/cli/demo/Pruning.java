package io.lakewise.cli.demo;

/** What a question reads, in bytes. */
final class Pruning implements Chapter {

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
    Answer plan = telling.run("EXPLAIN " + question);
    telling.check("the plan says what was read", plan.text().contains("files"), plan.text());
  }
}
