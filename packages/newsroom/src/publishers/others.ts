import { rdf } from '../feeds/rdf.ts';
import { rss2 } from '../feeds/rss2.ts';
import { jornadaDelPuertoPage } from '../templates/jornada-del-puerto.ts';
import { lePharePage } from '../templates/le-phare.ts';
import { sectionPage } from '../templates/section.ts';
import { vestiSeveraPage } from '../templates/vesti-severa.ts';
import type { Publisher } from '../types.ts';
import { makePublisher } from './publisher.ts';

/** Publishers in Spanish, French and Russian. */
export const others: readonly Publisher[] = [
  makePublisher({
    id: 'jornada-del-puerto',
    name: 'La Jornada del Puerto',
    country: 'ES',
    kind: 'press',
    locale: 'es-ES',
    tagline: 'Noticias de Puerto Alcaraván y del mundo',
    feedPath: '/rss/portada.xml',
    feed: rss2,
    page: jornadaDelPuertoPage,
    noArticle: sectionPage('jornada-del-puerto.test', 'es-ES'),
  }),
  makePublisher({
    id: 'le-phare',
    name: 'Le Phare',
    country: 'FR',
    kind: 'press',
    locale: 'fr-FR',
    tagline: 'L’actualité en continu',
    feedPath: '/rss/une.rdf',
    feed: rdf,
    page: lePharePage,
  }),
  makePublisher({
    id: 'vesti-severa',
    name: 'Вести Севера',
    country: 'RU',
    kind: 'wire',
    locale: 'ru-RU',
    tagline: 'Лента новостей',
    feedPath: '/export/rss.xml',
    feed: rss2,
    page: vestiSeveraPage,
    charset: 'windows-1251',
  }),
];
