// What validators of npm say of the wrong answers, in the bodies that their users send. Run in the folder where they are
// installed; takes the answers as JSON and prints one reply a line.
import Fastify from "fastify";
import Hapi from "@hapi/hapi";
import Joi from "joi";
import express from "express";
import { body, validationResult } from "express-validator";
import { GraphQLError, buildSchema, graphql } from "graphql";
import * as z from "zod";

const answers = JSON.parse(process.argv[2]);
const say = (from, status, reply, type = "application/json") =>
  console.log(JSON.stringify({ from, status, type, body: typeof reply === "string" ? reply : JSON.stringify(reply) }));

const text = { type: "string" };
const SCHEMA = {
  type: "object",
  minProperties: 9,
  required: ["name", "email"],
  properties: {
    name: text,
    email: { type: "string", format: "email" },
    age: { type: "integer", minimum: 18 },
    address: { type: "object", required: ["street"], properties: { street: text, postCode: { type: "string", pattern: "^[0-9]{4}$" } } },
    children: { type: "array", items: { type: "object", required: ["born"], properties: { name: { type: "string", maxLength: 5 }, born: text } } },
  },
};

async function fastify() {
  const app = Fastify({ ajv: { customOptions: { allErrors: true, removeAdditional: false } } });
  app.post("/", { schema: { body: SCHEMA } }, async () => ({}));
  const own = (error, _request, reply) => reply.code(422).send({ errors: error.validation });
  app.post("/ajv", { schema: { body: SCHEMA }, errorHandler: own }, async () => ({}));
  for (const [from, url] of [["Fastify", "/"], ["Ajv's own errors", "/ajv"]]) {
    const { statusCode, body, headers } = await app.inject({ method: "POST", url, payload: answers });
    say(from, statusCode, body, headers["content-type"]);
  }
}

const joi = Joi.object({
  name: Joi.string().required(),
  email: Joi.string().email().required(),
  age: Joi.number().integer().min(18),
  address: Joi.object({ street: Joi.string().required(), postCode: Joi.string().pattern(/^[0-9]{4}$/) }),
  children: Joi.array().items(Joi.object({ name: Joi.string().max(5), born: Joi.string().required() })),
});
/** Looks at the whole; like Zod's, it runs only where each answer is right, so it is told by itself. */
const joiOfTheWhole = Joi.object().unknown().custom((_value, helpers) => helpers.message("The whole is wrong"));

async function hapi() {
  const options = { abortEarly: false };
  const server = Hapi.server();
  server.validator(Joi);
  const own = (_request, _h, error) => {
    throw error;
  };
  const route = (path, validate) => server.route({ method: "POST", path, handler: () => "", options: { validate: { options, ...validate } } });
  route("/", { payload: joi, failAction: own });
  route("/whole", { payload: joiOfTheWhole, failAction: own });
  route("/plain", { payload: joi });
  for (const [from, url] of [["hapi with failAction", "/"], ["hapi of the whole", "/whole"], ["hapi", "/plain"]]) {
    const { statusCode, payload, headers } = await server.inject({ method: "POST", url, payload: answers });
    say(from, statusCode, payload, headers["content-type"]);
  }
  const details = [joi, joiOfTheWhole].flatMap((schema) => schema.validate(answers, options).error.details);
  say("Joi", 422, details);
  say("Joi in errors", 422, { errors: details });
  say("Joi in an error", 400, { error: { message: "Validation failed", details } });
}

function zod() {
  const schema = z.object({
    name: z.string(),
    email: z.email(),
    age: z.int().min(18),
    address: z.object({ street: z.string(), postCode: z.string().regex(/^[0-9]{4}$/) }),
    children: z.array(z.object({ name: z.string().max(5), born: z.string() })),
  });
  const ofTheWhole = z.looseObject({}).refine(() => false, "The whole is wrong");
  const error = new z.ZodError([schema, ofTheWhole].flatMap((schema) => schema.safeParse(answers).error.issues));
  say("Zod: issues", 422, error.issues);
  say("Zod: an error as JSON", 400, { success: false, error: { name: "ZodError", issues: error.issues } });
  say("Zod: flattened", 422, z.flattenError(error));
  say("Zod: as a tree", 422, z.treeifyError(error));
  say("Zod: formatted", 422, z.formatError(error));
}

async function validators() {
  const app = express().use(express.json());
  const checks = [
    body("name").exists(),
    body("email").isEmail(),
    body("age").isInt({ min: 18 }),
    body("address.street").exists(),
    body("address.postCode").matches(/^[0-9]{4}$/),
    body("children.*.name").isLength({ max: 5 }),
    body("children.*.born").exists(),
    body().custom(() => false).withMessage("The whole is wrong"),
  ];
  const answer = (how) => (request, reply) => reply.status(422).json({ errors: validationResult(request)[how]() });
  app.post("/array", checks, answer("array")).post("/mapped", checks, answer("mapped"));
  const server = app.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.on("listening", resolve));
  for (const how of ["array", "mapped"]) {
    const headers = { "content-type": "application/json" };
    const response = await fetch(`http://127.0.0.1:${server.address().port}/${how}`, { method: "POST", headers, body: JSON.stringify(answers) });
    say(`express-validator: ${how}`, response.status, await response.text(), response.headers.get("content-type"));
  }
  server.close();
}

async function graphQl() {
  const schema = buildSchema(`
    input Child { name: String born: String! } input Address { street: String! postCode: String }
    input Answers { name: String! email: String age: Int address: Address children: [Child!] }
    type UserError { field: [String!] message: String! }
    type Payload { id: ID userErrors: [UserError!] }
    type Query { nothing: Int } type Mutation { create(input: Answers): Payload refuse(input: Answers): Payload tell(name: String): Payload }`);
  const wrong = {
    name: ["is missing"], email: ["is no address"], age: ["is too low"], "address.street": ["is missing"], "address.postCode": ["is no code"],
    "children.1.name": ["is too long"], "children.1.born": ["is missing"], "": ["The whole is wrong"],
  };
  const validation = () => {
    throw new GraphQLError("Validation failed", { extensions: { code: "BAD_USER_INPUT", validation: wrong } });
  };
  const userErrors = Object.entries(wrong).map(([path, [message]]) => ({ field: path === "" ? null : ["input", ...path.split(".")], message }));
  const run = async (from, source, variableValues) => {
    const rootValue = { refuse: validation, tell: () => ({ id: null, userErrors }) };
    say(from, 200, await graphql({ schema, source, rootValue, variableValues }), "application/graphql-response+json");
  };
  await run("GraphQL: extensions.validation", "mutation { refuse { id } }");
  await run("GraphQL: userErrors", "mutation { tell { userErrors { field message } } }");
  await run("GraphQL: variables", "mutation($input: Answers) { create(input: $input) { id } }", { input: answers });
}

await fastify();
await hapi();
zod();
await validators();
await graphQl();
