/** Turns what the layers say, keys and quantities, into words of a language. */
import type { LayerText, Quantity } from '../state/layers/layer-definition.ts';
import type { Locale } from './locale.ts';

export function quantityText(locale: Locale, quantity: Quantity): string {
  const { messages, format } = locale;
  const { value, unit } = quantity;
  if (Number.isNaN(value)) return messages.layers['value.unknown'];
  if (unit === 'ms' && value === Number.POSITIVE_INFINITY) return messages.layers['value.unreachable'];
  if (unit === 'fiscalYear') {
    return value > 0 && Number.isFinite(value) ? format.fiscalYear(value) : messages.quantities.never;
  }
  if (unit === 'share' || unit === 'index') return numberText(locale, quantity);
  return messages.quantities[unit](numberText(locale, quantity), value);
}

/** The number without the word for what it counts; a difference has its sign, and none where nothing is left in print. */
function numberText(locale: Locale, quantity: Quantity): string {
  if (quantity.isSigned !== true || !Number.isFinite(quantity.value))
    return plainNumberText(locale, quantity);
  const { value } = quantity;
  const text = plainNumberText(locale, { ...quantity, value: Math.abs(value) });
  return `${!/[1-9]/.test(text) ? '±' : value < 0 ? '−' : '+'}${text}`;
}

function plainNumberText({ format }: Locale, { value, unit, decimals }: Quantity): string {
  switch (unit) {
    case 'people':
    case 'households':
    case 'stations':
    case 'hubs':
      return format.amount(value);
    case 'peoplePerKm2':
      return format.decimal(value, Math.abs(value) < 10 ? 1 : 0);
    case 'km2':
      return format.decimal(value, decimals ?? (value < 10 ? 2 : 0));
    case 'm':
      return format.integer(value);
    case 'km':
      return format.decimal(value, value < 10 ? 1 : 0);
    case 'yen':
    case 'yenPerYear':
    case 'yenPerHousehold':
      return format.yen(value);
    case 'share':
      return format.share(value, decimals ?? 1);
    case 'points':
      return format.decimal(value * 100, decimals ?? 1);
    case 'years':
      return format.decimal(value, 0);
    case 'operators':
      return format.decimal(value, decimals ?? 0);
    case 'index':
      return format.decimal(value, decimals ?? 2);
    case 'ms':
      return format.decimal(value, 1);
    case 'fiscalYear':
      return format.fiscalYear(value);
  }
}

/** A class of a legend names its unit once; the legend's title says per what. */
function rangeText(locale: Locale, end: string, quantity: Quantity, isBetween: boolean): string {
  const isBare = quantity.unit === 'yenPerHousehold' || (isBetween && end === 'from');
  return isBare && quantity.unit !== 'fiscalYear'
    ? numberText(locale, quantity)
    : quantityText(locale, quantity);
}

/** The sentence with its quantities in place. */
export function layerText(locale: Locale, { key, values }: LayerText): string {
  const sentence = locale.messages.layers[key];
  return sentence.replace(/\{(\w+)\}/g, (hole, name: string) => {
    const quantity = values?.[name];
    if (quantity === undefined) return hole;
    return key.startsWith('range.')
      ? rangeText(locale, name, quantity, key === 'range.between')
      : quantityText(locale, quantity);
  });
}
