package io.lakewise.server.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import io.lakewise.catalog.error.NameNotFoundException;
import io.lakewise.catalog.error.NameTakenException;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.answer.JsonAnswers;
import io.lakewise.server.answer.JsonService;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;

/** A route of SCIM, whose answers and errors are SCIM's (RFC 7644, sections 3.8 and 3.12). */
final class ScimService {

  /** Before the names of its messages. */
  static final String MESSAGES = "urn:ietf:params:scim:api:messages:2.0:";

  private static final MediaType SCIM = MediaType.create("application", "scim+json");

  private ScimService() {}

  static JsonService of(CatalogService.Handler handler) {
    return JsonService.blocking(
        (context, request) -> {
          try {
            return handler.answer(context, request);
          } catch (ScimException refused) {
            return refused(refused.status(), refused.type(), refused.getMessage());
          } catch (ApiException malformed) {
            return refused(malformed.status().code(), "invalidSyntax", malformed.getMessage());
          } catch (NameTakenException taken) {
            return refused(409, "uniqueness", taken.getMessage());
          } catch (NameNotFoundException none) {
            return refused(404, "", none.getMessage());
          } catch (LakewiseException wrong) {
            if (wrong.code() != Code.USER) {
              throw wrong;
            }
            return refused(400, "invalidValue", wrong.getMessage());
          }
        });
  }

  private static HttpResponse refused(int status, String type, String message) {
    ObjectNode body = JsonAnswers.object();
    body.putArray("schemas").add(MESSAGES + "Error");
    body.put("status", Integer.toString(status)).put("detail", message);
    if (!type.isEmpty()) {
      body.put("scimType", type);
    }
    return HttpResponse.of(HttpStatus.valueOf(status), SCIM, body.toString());
  }

  static HttpResponse ok(JsonNode body) {
    return HttpResponse.of(HttpStatus.OK, SCIM, body.toString());
  }

  /** The answer with a resource that was made. */
  static HttpResponse created(ObjectNode resource, ScimProjection projection) {
    String location = resource.path("meta").path("location").asText();
    return HttpResponse.of(
        ResponseHeaders.builder(HttpStatus.CREATED)
            .contentType(SCIM)
            .add(HttpHeaderNames.LOCATION, location)
            .build(),
        HttpData.ofUtf8(projection.shown(resource).toString()));
  }
}
