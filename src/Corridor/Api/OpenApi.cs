using Microsoft.OpenApi;

namespace Corridor.Api;

/// <summary>The description of the API as an OpenAPI 3.1 document at <c>/api/v1/openapi.json</c>.</summary>
internal static class OpenApi
{
    public static void Add(IServiceCollection services) => services.AddOpenApi("v1", o =>
    {
        o.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        // What is absent is left out of an answer, so no member that can be null is required.
        o.AddSchemaTransformer((schema, context, _) =>
        {
            foreach (var member in context.JsonTypeInfo.Properties.Where(p => p.IsGetNullable))
            {
                schema.Required?.Remove(member.Name);
            }

            return Task.CompletedTask;
        });
        o.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Corridor API",
                Version = "1",
                Description = "Goods, tariffs and trade of two economies. Errors are RFC 9457 problems; answers carry an ETag.",
                License = new OpenApiLicense { Name = "Apache-2.0" },
            };
            document.Servers?.Clear();
            return Task.CompletedTask;
        });
    });

    public static void Map(WebApplication app) => app.MapOpenApi("/api/{documentName}/openapi.json").CacheOutput();
}
