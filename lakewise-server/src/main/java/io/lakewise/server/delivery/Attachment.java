package io.lakewise.server.delivery;

/**
 * A file that goes with a message.
 *
 * @param name with its ending
 * @param mediaType of the content
 * @param content its bytes, which nobody changes
 */
public record Attachment(String name, String mediaType, byte[] content) {}
