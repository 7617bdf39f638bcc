'use strict'

const page = document.getElementById('api')

async function read(address) {
  const response = await fetch(address)
  if (!response.ok) {
    throw new Error(address + ' answered ' + response.status)
  }
  return response.json()
}

/**
 * The document, with the one flow by which people log in here: the provider's own document (OpenID Connect Discovery 1.0)
 * lists every flow that it knows for any client.
 */
async function described() {
  const api = await read('/v3/api-docs')
  const schemes = api.components.securitySchemes
  try {
    const provider = await read(schemes.openId.openIdConnectUrl)
    schemes.openId = {
      type: 'oauth2',
      description: 'Log in at the identity provider.',
      flows: {
        authorizationCode: {
          authorizationUrl: provider.authorization_endpoint,
          tokenUrl: provider.token_endpoint,
          scopes: { openid: 'who you are' },
        },
      },
    }
  } catch (e) {
    console.info('Nobody can log in here; a token can be entered.', e)
  }
  return api
}

async function show() {
  const ui = SwaggerUIBundle({
    spec: await described(),
    dom_id: '#api',
    deepLinking: true,
    filter: true,
    tryItOutEnabled: true,
    displayRequestDuration: true,
    oauth2RedirectUrl: new URL('/docs/login', location.href).href,
  })
  if (page.dataset.client) {
    ui.initOAuth({
      clientId: page.dataset.client,
      scopes: 'openid',
      usePkceWithAuthorizationCodeGrant: true,
    })
  }
}

show().catch((e) => {
  page.textContent = 'The document could not be read: ' + e.message
})
