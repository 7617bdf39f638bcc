'use strict'

const answer = document.getElementById('answer')

async function copyToken(user) {
  const response = await fetch('/local/tokens/' + encodeURIComponent(user), { method: 'POST' })
  if (!response.ok) {
    answer.textContent = 'No token: Keycloak may still be starting.'
    return
  }
  const { token } = await response.json()
  try {
    await navigator.clipboard.writeText(token)
    answer.textContent = 'The token of ' + user + ' is in the clipboard.'
  } catch {
    answer.textContent = token
  }
}

for (const button of document.querySelectorAll('button[data-user]')) {
  button.addEventListener('click', () => copyToken(button.dataset.user))
}
