export const network = {
  title: 'Network',
  proxy: 'Proxy',
  proxyBody: 'Calls to Meta go through it, inside a tunnel that it cannot look into. It never sees a token.',
  address: 'Address',
  none: 'none: straight to Meta',
  authority: 'Certificate authority',
  authorityBody:
    'Only where the agency’s network puts a certificate of its own before Meta’s: then whoever runs that network can read what is sent, tokens too. Compare the fingerprint with your administrator. Certificates are always checked.',
  publicOnly: 'Only the public authorities are trusted.',
  subject: 'Name',
  fingerprint: 'SHA-256',
  validUntil: 'Valid until',
  pem: 'Certificate',
  pemHint: 'In PEM: the text from BEGIN CERTIFICATE to END CERTIFICATE.',
  removeAuthority: 'Trust the public ones only',
  save: 'Try and keep',
  saved: 'Meta answered this way; kept',
};
