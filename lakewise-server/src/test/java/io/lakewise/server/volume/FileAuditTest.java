package io.lakewise.server.volume;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.ClosedSessionException;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.catalog.audit.AuditEvent;
import io.lakewise.catalog.entry.TokenScope;
import io.lakewise.engine.session.Principal;
import io.lakewise.server.access.Access;
import io.netty.util.AttributeKey;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FileAuditTest {

  private static final String FILES = "/api/2.0/fs/files";

  private final CompletableFuture<AuditEvent> told = new CompletableFuture<>();
  private final FileAudit audit = new FileAudit(path -> true, told::complete, Clock.systemUTC());

  /** A request to remove a file, of which the audit will be told. */
  private ServiceRequestContext removing() {
    ServiceRequestContext context =
        ServiceRequestContext.of(
            HttpRequest.of(HttpMethod.DELETE, FILES + "/Volumes/main/default/raw/planted"));
    context.setAttr(
        AttributeKey.valueOf(Access.class, "caller"),
        new Access.Caller(
            new Principal("mallory", false), TokenScope.ALL, Optional.empty(), false));
    audit.of(FILES).accept(context);
    return context;
  }

  @Test
  void aRequestThatItsClientEndedIsNotDone() throws Exception {
    ServiceRequestContext context = removing();
    context.logBuilder().endRequest(ClosedSessionException.get());
    context.logBuilder().endResponse(ClosedSessionException.get());
    AuditEvent event = told.get(1, TimeUnit.MINUTES);
    assertThat(event.status()).isEqualTo(499);
    assertThat(event.error()).isEqualTo("CANCELLED");
    assertThat(event.parameters())
        .isEqualTo(Map.of("securable_type", "volume", "securable_full_name", "main.default.raw"));
  }

  @Test
  void oneThatWasAnsweredIs() throws Exception {
    ServiceRequestContext context = removing();
    context.logBuilder().endRequest();
    context.logBuilder().responseHeaders(ResponseHeaders.of(HttpStatus.NO_CONTENT));
    context.logBuilder().endResponse();
    AuditEvent event = told.get(1, TimeUnit.MINUTES);
    assertThat(event.status()).isEqualTo(204);
    assertThat(event.parameters()).containsEntry("path", "/Volumes/main/default/raw/planted");
  }
}
