package io.lakewise.server.api;

import com.linecorp.armeria.common.HttpResponse;

/** What is answered as a file, and not in JSON. */
record FileAnswer(HttpResponse response) {}
