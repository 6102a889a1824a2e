package io.lakewise.cli.demo;

/** One part of the story. Chapters build on the tables of those before them. */
interface Chapter {

  /** A few words for the heading and the summary. */
  String title();

  /** Runs its statements, shows them, and checks what they answer. */
  void tell(Telling telling);
}
