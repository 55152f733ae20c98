import { useQuery } from '@tanstack/react-query';
import { bootImagesQuery } from '@/data/resources/disk/disks';
import { imagesQuery, parametersQuery } from '@/data/resources/catalogue/queries';
import { useLocations } from '@/data/core/locations';
import { useT } from '@/i18n';
import { useScope, useTitle } from '@/nav';
import { PageHeader } from '@/ui';
import { Answered } from './Answered';
import { BootMedia, Images } from './Images';
import { LocationOffer } from './LocationOffer';
import { Parameters } from './Parameters';
import { OfferTabs } from './OfferTabs';
import classes from './offers.module.css';

/** What can be had here, as the platform tells it; useful before one has anything. Each part stands for itself. */
export function OffersPage() {
  const t = useT();
  const scope = useScope();
  const locations = useLocations(scope);
  const images = useQuery(imagesQuery());
  const media = useQuery(bootImagesQuery());
  const parameters = useQuery(parametersQuery());
  const title = t('offers.title');
  useTitle(title);
  return (
    <>
      <PageHeader title={title} lead={t('offers.lead')} />
      <OfferTabs current="offers" />
      <div className={classes.page}>
        <Answered title={t('offers.locations')} query={locations.query}>
          {() => locations.inScope.map((location) => <LocationOffer key={location.slug} location={location} />)}
        </Answered>
        <Answered title={t('offers.images')} query={images}>
          {(all) => <Images images={all.filter((image) => image.is_app_catalog !== true)} />}
        </Answered>
        {images.data?.some((image) => image.is_app_catalog) ? (
          <Answered title={t('offers.apps')} query={images}>
            {(all) => <Images images={all.filter((image) => image.is_app_catalog === true)} />}
          </Answered>
        ) : null}
        <Answered title={t('offers.media')} query={media}>
          {(all) => <BootMedia media={all} />}
        </Answered>
        <Answered title={t('offers.parameters')} query={parameters}>
          {(all) => <Parameters parameters={all} />}
        </Answered>
      </div>
    </>
  );
}
