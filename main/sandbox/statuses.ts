import type { Ad, AdSet, Campaign } from './world.ts';

export function effectiveCampaign(campaign: Campaign): string {
  return campaign.status;
}

export function effectiveAdSet(adSet: AdSet): string {
  if (adSet.status !== 'ACTIVE') return adSet.status;
  const above = adSet.campaign.status;
  return above === 'PAUSED' ? 'CAMPAIGN_PAUSED' : above;
}

export function effectiveAd(ad: Ad): string {
  if (ad.status !== 'ACTIVE') return ad.status;
  if (ad.adSet.status === 'PAUSED') return 'ADSET_PAUSED';
  return effectiveAdSet(ad.adSet);
}
