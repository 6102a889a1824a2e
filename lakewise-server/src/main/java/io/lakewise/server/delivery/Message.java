package io.lakewise.server.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What is sent, as people and as programs read it.
 *
 * @param id of the run; the same however often it is sent
 * @param subject one line
 * @param text for people, in plain words
 * @param html the same as a page; images in it are {@code cid:} and the name of one
 * @param images of that page
 * @param attachments files
 * @param data what programs are told, without the attachments
 */
public record Message(
    String id,
    String subject,
    String text,
    String html,
    List<Attachment> images,
    List<Attachment> attachments,
    ObjectNode data) {

  /** Copies the lists. */
  public Message {
    images = List.copyOf(images);
    attachments = List.copyOf(attachments);
  }
}
