package dev.veriport.spring;

import dev.veriport.webhook.WebhookAnswer;
import dev.veriport.webhook.WebhookEndpoint;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Passes a delivery's bytes to the endpoint, and answers its status. */
@SuppressWarnings("serial") // a servlet inherits Serializable, and is never serialized
final class WebhookServlet extends HttpServlet {
    private final transient WebhookEndpoint endpoint;

    WebhookServlet(WebhookEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo().substring(1);
        byte[] body = request.getInputStream().readNBytes(WebhookEndpoint.MAX_BODY + 1);
        WebhookAnswer answer = endpoint.deliver(path, headers(request), body);
        answer.retryAfter()
                .ifPresent(wait -> response.setHeader("Retry-After", Long.toString(Math.max(1, wait.toSeconds()))));
        response.setStatus(answer.status());
    }

    private static Map<String, List<String>> headers(HttpServletRequest request) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        Collections.list(request.getHeaderNames())
                .forEach(name -> headers.put(name, Collections.list(request.getHeaders(name))));
        return headers;
    }
}
